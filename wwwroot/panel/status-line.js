// @ts-check
/** @import {DeskStatus} from '../calls/call.js' */
import { statusText } from '../calls/status-text.js';
import { show } from './parts.js';
/** @import {RecordList} from './record-list.js' */
/** @import {SignIn} from './sign-in.js' */

/** Available, or Not connected with the one reason that matters and what to do. */
export class StatusLine {
  #elements;
  /** @type {'connecting' | 'connected' | 'lost'} */
  #link = 'connecting';
  /** @type {DeskStatus | null} */
  #status = null;
  #licence = '';
  /** @type {string | null} */
  #tabUser = null;
  #signIn;
  #records;

  /**
   * @param {{root: HTMLElement, title: HTMLElement, message: HTMLElement, action: HTMLElement, agent: HTMLElement, records: HTMLElement}} elements
   * @param {SignIn} signIn
   * @param {RecordList} records opened by the count of records that wait
   * @param {AbortSignal} signal
   */
  constructor(elements, signIn, records, signal) {
    this.#elements = elements;
    this.#signIn = signIn;
    this.#records = records;
    elements.records.addEventListener('click', () => this.#openRecords(!records.isOpen), { signal });
  }

  /** @param {string} licence */
  set licence(licence) {
    this.#licence = licence;
    this.#render();
  }

  /** @param {string | null} id who is signed in to the page around */
  set tabUser(id) {
    this.#tabUser = id;
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
    const { root, title, message, action, agent, records } = this.#elements;
    const text = statusText(this.#status, this.#link, this.#licence, this.#tabUser);
    root.dataset.tone = text.tone;
    show(title, text.title);
    show(message, text.message);
    show(action, text.action);
    show(records, text.records);
    this.#signIn.needed = text.signIn;
    this.#records.counts = this.#status?.outbox;
    const who = this.#status?.agent;
    show(agent, who ? [who.name, who.extension].filter(Boolean).join(' · ') : null);
  }

  /** @param {boolean} open */
  #openRecords(open) {
    const { records } = this.#elements;
    records.setAttribute('aria-expanded', String(open));
    if (open) {
      this.#records.open(() => {
        records.setAttribute('aria-expanded', 'false');
        (records.hidden ? this.#elements.title : records).focus();
      });
    } else {
      this.#records.close();
    }
  }
}
