// @ts-check
/** @import {CallRecord} from '../calls/call.js' */
/** @import {RecordActions} from './record-row.js' */
import { Problem } from '../link/problem.js';
import { RecordRow } from './record-row.js';
import { show } from './parts.js';
import { saveFile } from './save-file.js';

/**
 * @typedef {Object} RecordSource each promise rejects with a `Problem`
 * @property {() => Promise<CallRecord[]>} list those that wait or were set aside
 * @property {(callId: string) => string | null} party who a call was with, where the panel still knows
 * @property {() => Promise<Blob>} csv every record on this machine
 */

/** Call records that wait or were set aside: opened from the status line, read anew when their number changes. */
export class RecordList {
  #elements;
  #source;
  #actions;
  /** @type {Map<string, RecordRow>} */
  #rows = new Map();
  #counts = '';
  #closed = () => {};

  /**
   * @param {{root: HTMLElement, heading: HTMLElement, list: HTMLElement, empty: HTMLElement, problem: HTMLElement, close: HTMLElement,
   *   exporting: HTMLElement, template: HTMLTemplateElement}} elements
   * @param {RecordSource} source
   * @param {RecordActions} actions
   * @param {AbortSignal} signal
   */
  constructor(elements, source, actions, signal) {
    this.#elements = elements;
    this.#source = source;
    this.#actions = {
      ...actions,
      retry: record => this.#after(actions.retry(record)),
      mend: (record, mend) => this.#after(actions.mend(record, mend)),
      remove: record => this.#after(actions.remove(record)),
    };
    elements.close.addEventListener('click', () => this.#close(), { signal });
    elements.exporting.addEventListener('click', () => this.#export(), { signal });
    elements.root.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        this.#close();
      }
    }, { signal });
  }

  get isOpen() {
    return !this.#elements.root.hidden;
  }

  /** @param {() => void} closed called when the person closes it */
  open(closed) {
    this.#closed = closed;
    this.#elements.root.hidden = false;
    this.#elements.heading.focus();
    this.#elements.root.scrollIntoView({ block: 'nearest' });
    return this.#read();
  }

  close() {
    this.#elements.root.hidden = true;
  }

  /** @param {{pending: number, failed: number} | null | undefined} counts as the listener pushed them */
  set counts(counts) {
    const text = JSON.stringify(counts ?? null);
    if (text !== this.#counts) {
      this.#counts = text;
      if (this.isOpen) {
        this.#read();
      }
    }
  }

  #close() {
    this.close();
    this.#closed();
  }

  /** @param {Promise<unknown>} action */
  async #after(action) {
    await action;
    await this.#read();
  }

  async #read() {
    try {
      this.#show(await this.#source.list());
      show(this.#elements.problem, null);
    } catch (error) {
      show(this.#elements.problem, Problem.textOf(error));
    }
  }

  // Rows stay: one that is being mended must not lose what was typed.
  /** @param {CallRecord[]} records */
  #show(records) {
    const { list, empty, heading } = this.#elements;
    const within = list.contains(document.activeElement);
    for (const [key, row] of this.#rows) {
      if (!records.some(record => record.key === key)) {
        row.element.remove();
        this.#rows.delete(key);
      }
    }
    records.forEach((record, index) => {
      const row = this.#row(record);
      if (list.children[index] !== row.element) {
        list.insertBefore(row.element, list.children[index] ?? null);
      }
    });
    empty.hidden = records.length > 0;
    if (within && !list.contains(document.activeElement)) {
      heading.focus();
    }
  }

  /** @param {CallRecord} record */
  #row(record) {
    const party = this.#source.party(record.callId);
    let row = this.#rows.get(record.key);
    if (row) {
      row.update(record, party);
    } else {
      row = new RecordRow(this.#elements.template, record, party, this.#actions);
      this.#rows.set(record.key, row);
    }
    return row;
  }

  async #export() {
    const { exporting, problem } = this.#elements;
    exporting.setAttribute('aria-busy', 'true');
    try {
      saveFile(await this.#source.csv(), 'call-records.csv');
      show(problem, null);
    } catch (error) {
      show(problem, Problem.textOf(error));
    } finally {
      exporting.removeAttribute('aria-busy');
    }
  }
}
