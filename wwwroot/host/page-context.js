// @ts-check
/** @import {View} from './host.js' */

/**
 * What the listener must know of this page to choose the one that pops: whether it is seen, whether it is used, and what record
 * is open around it. Event `change` (detail the whole report).
 */
export class PageContext extends EventTarget {
  #document;
  /** @type {View} */
  #view = { url: null, record: null, newRecord: null, form: false };
  #usedAround = false;
  #last = '';

  /**
   * @param {Document} document
   * @param {Window} window
   * @param {AbortSignal} signal
   */
  constructor(document, window, signal) {
    super();
    this.#document = document;
    const changed = () => this.#changed();
    document.addEventListener('visibilitychange', changed, { signal });
    window.addEventListener('focus', changed, { signal });
    window.addEventListener('blur', changed, { signal });
  }

  get report() {
    const visible = this.#document.visibilityState === 'visible';
    // In a frame, hasFocus tells of the frame only; somebody who navigates around it uses this tab all the same.
    return { visible, focused: this.#document.hasFocus() || (visible && this.#usedAround), ...this.#view };
  }

  get visible() {
    return this.#document.visibilityState === 'visible';
  }

  /** Whether a form is open around the panel, whose input a pop would take away. */
  get form() {
    return this.#view.form;
  }

  /** The record open around the panel. */
  get record() {
    return this.#view.record;
  }

  /** @param {View} view reported again although unchanged when its tab came back to the front: that says where the person is */
  navigated(view) {
    this.#view = view;
    this.#usedAround = true;
    this.#last = '';
    this.#changed();
  }

  #changed() {
    if (!this.visible) {
      this.#usedAround = false;
    }
    const report = this.report;
    const text = JSON.stringify(report);
    if (text !== this.#last) {
      this.#last = text;
      this.dispatchEvent(new CustomEvent('change', { detail: report }));
    }
  }
}
