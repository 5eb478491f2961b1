// @ts-check
/** @import {Call} from '../calls/call.js' */
/** @import {Numbers} from './numbers.js' */
/** @import {RecentActions} from './recent-row.js' */
import { partyText } from '../calls/call-text.js';
import { say } from '../words/words.js';
import { show } from './parts.js';
import { RecentRow } from './recent-row.js';

/** How many are shown. */
const SHOWN = 20;

/** Recent calls: each can be called back, and logged to another record. */
export class Recents {
  #elements;
  #actions;
  /** @type {Numbers | null} */
  #numbers = null;
  /** @type {Map<string, RecentRow>} */
  #rows = new Map();
  /** @type {Call[]} */
  #calls = [];
  #logs = true;

  /**
   * @param {{list: HTMLElement, empty: HTMLElement, missed: HTMLElement, template: HTMLTemplateElement}} elements
   * @param {RecentActions} actions
   */
  constructor(elements, actions) {
    this.#elements = elements;
    this.#actions = actions;
  }

  /** @param {Numbers} numbers */
  set numbers(numbers) {
    this.#numbers = numbers;
  }

  /** @param {boolean} logs whether this licence logs calls */
  set logs(logs) {
    this.#logs = logs;
  }

  /** @param {number} count calls missed since the person last used the panel */
  set missed(count) {
    show(this.#elements.missed, count > 0 ? say('recents.missed', { n: count }) : null);
  }

  /** @returns {Call[]} newest first */
  get calls() {
    return this.#calls;
  }

  /**
   * @param {string} callId
   * @returns {string | null} who it was with; null if it is not remembered any more
   */
  partyOf(callId) {
    const call = this.#calls.find(({ id }) => id === callId);
    return call ? partyText(call, this.#numbers?.read).title : null;
  }

  // Rows stay where they are: the keyboard's focus may be in one.
  /** @param {Call[]} calls newest first */
  show(calls) {
    const { list, empty } = this.#elements;
    this.#calls = calls;
    const shown = calls.slice(0, SHOWN);
    for (const [id, row] of this.#rows) {
      if (!shown.some(call => call.id === id)) {
        row.element.remove();
        this.#rows.delete(id);
      }
    }
    shown.forEach((call, index) => {
      const row = this.#row(call);
      row.update(call, this.#numbers, this.#logs);
      if (list.children[index] !== row.element) {
        list.insertBefore(row.element, list.children[index] ?? null);
      }
    });
    empty.hidden = calls.length > 0;
  }

  /** @param {Call} call */
  #row(call) {
    let row = this.#rows.get(call.id);
    if (!row) {
      row = new RecentRow(this.#elements.template, call, this.#actions);
      this.#rows.set(call.id, row);
    }
    return row;
  }
}
