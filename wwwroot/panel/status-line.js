// @ts-check
/** @import {DeskStatus} from '../calls/call.js' */
import { statusText } from '../calls/call-text.js';
import { show } from './parts.js';

/** Available, or Not connected with the one reason that matters and what to do. */
export class StatusLine {
  #elements;
  /** @type {'connecting' | 'connected' | 'lost'} */
  #link = 'connecting';
  /** @type {DeskStatus | null} */
  #status = null;
  #licence = '';

  /** @param {{root: HTMLElement, title: HTMLElement, message: HTMLElement, action: HTMLElement, agent: HTMLElement}} elements */
  constructor(elements) {
    this.#elements = elements;
  }

  /** @param {string} licence */
  set licence(licence) {
    this.#licence = licence;
    this.#render();
  }

  /** @param {'connecting' | 'connected' | 'lost'} link */
  set link(link) {
    this.#link = link;
    this.#render();
  }

  /** @param {DeskStatus} status */
  set status(status) {
    this.#status = status;
    this.#render();
  }

  #render() {
    const { root, title, message, action, agent } = this.#elements;
    const text = statusText(this.#status, this.#link, this.#licence);
    root.dataset.tone = text.tone;
    show(title, text.title);
    show(message, text.message);
    show(action, text.action);
    const who = this.#status?.agent;
    show(agent, who ? [who.name, who.extension].filter(Boolean).join(' · ') : null);
  }
}
