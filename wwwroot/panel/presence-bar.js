// @ts-check
/** @import {Presence} from '../calls/call.js' */
import { REASONS, presencePressed, presenceText, reasonOf, reasonText } from '../calls/presence-text.js';
import { serverText } from '../calls/server-text.js';
import { Problem } from '../link/problem.js';
import { show } from './parts.js';

/** @typedef {'ready' | 'notReady' | 'loggedOut'} Wish */

/** Readiness for queue calls; not there where no queue is set up. */
export class PresenceBar {
  #elements;
  #change;
  /** @type {Presence | null} */
  #presence = null;
  #problem = '';

  /**
   * @param {{root: HTMLElement, text: HTMLElement, problem: HTMLElement, ready: HTMLElement, notReady: HTMLElement, loggedOut: HTMLElement,
   *   form: HTMLFormElement, reason: HTMLInputElement, reasons: HTMLElement}} elements
   * @param {(state: Wish, reason: string | null) => Promise<unknown>} change rejects with a Problem
   * @param {AbortSignal} signal
   */
  constructor(elements, change, signal) {
    this.#elements = elements;
    this.#change = change;
    elements.reasons.replaceChildren(...Object.keys(REASONS).map(reason => new Option('', reasonText(reason))));
    elements.ready.addEventListener('click', () => this.#ask('ready'), { signal });
    elements.loggedOut.addEventListener('click', () => this.#ask('loggedOut'), { signal });
    elements.notReady.addEventListener('click', () => this.#open(Boolean(elements.form.hidden)), { signal });
    elements.form.addEventListener('submit', event => {
      event.preventDefault();
      this.#ask('notReady', reasonOf(elements.reason.value.trim()) || null);
    }, { signal });
    elements.form.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        this.#open(false);
        elements.notReady.focus();
      }
    }, { signal });
  }

  /** @param {Presence | null} presence */
  set presence(presence) {
    this.#presence = presence;
    this.#elements.root.hidden = !presence;
    if (!presence) {
      return;
    }
    const pressed = presencePressed(presence);
    for (const state of /** @type {const} */ (['ready', 'notReady', 'loggedOut'])) {
      const button = this.#elements[state];
      button.setAttribute('aria-pressed', String(state === pressed));
      button.setAttribute('aria-busy', String(state === presence.pending));
    }
    this.#elements.root.dataset.presence = presence.state;
    show(this.#elements.text, presenceText(presence));
    this.#showProblem();
  }

  /**
   * @param {Wish} state
   * @param {string | null} [reason]
   */
  async #ask(state, reason = null) {
    const { form, notReady, reason: field } = this.#elements;
    this.#problem = '';
    this.#showProblem();
    try {
      await this.#change(state, reason);
      if (form.contains(document.activeElement)) {
        notReady.focus();
      }
      this.#open(false);
      field.value = '';
    } catch (error) {
      this.#problem = Problem.textOf(error);
      this.#showProblem();
    }
  }

  /** @param {boolean} open */
  #open(open) {
    const { form, notReady, reason } = this.#elements;
    form.hidden = !open;
    notReady.setAttribute('aria-expanded', String(open));
    if (open) {
      reason.focus();
    }
  }

  #showProblem() {
    show(this.#elements.problem, this.#problem || serverText(this.#presence?.problem, this.#presence?.code, this.#presence?.values));
  }
}
