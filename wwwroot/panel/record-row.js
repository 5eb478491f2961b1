// @ts-check
/** @import {CallRecord, RecordRef} from '../calls/call.js' */
/** @import {Action, Mendable} from '../calls/record-text.js' */
import { clockText } from '../calls/desk-state.js';
import { MENDABLE, actionsOf, mendOf, standText } from '../calls/record-text.js';
import { Problem } from '../link/problem.js';
import { serverText } from '../calls/server-text.js';
import { fullTime } from '../words/times.js';
import { say } from '../words/words.js';
import { copyOf, show } from './parts.js';

/**
 * @typedef {Object} RecordActions each promise rejects with a `Problem`
 * @property {(record: CallRecord) => Promise<unknown>} retry
 * @property {(record: CallRecord, mend: object) => Promise<unknown>} mend
 * @property {(record: CallRecord) => Promise<unknown>} remove
 * @property {() => RecordRef | null} openRecord the record open in this tab
 */

const FIELDS = /** @type {Mendable[]} */ (Object.keys(MENDABLE));

/** What becomes of a person when it is put into the field for a thing, and the other way round. */
const PEOPLE = new Set(['Contact', 'Lead']);

/** One call record that waits or was set aside, and what can be done about it. */
export class RecordRow {
  #root;
  #part;
  #actions;
  /** @type {CallRecord} */
  #record;
  #busy = false;

  /**
   * @param {HTMLTemplateElement} template
   * @param {CallRecord} record
   * @param {string | null} party who the call was with, where the panel still knows
   * @param {RecordActions} actions
   */
  constructor(template, record, party, actions) {
    const { root, part } = copyOf(template);
    this.#root = root;
    this.#part = part;
    this.#actions = actions;
    this.#record = record;
    root.dataset.record = record.key;
    part('retry').addEventListener('click', () => this.#run(part('retry'), () => actions.retry(this.#record)));
    part('mend').addEventListener('click', () => this.#mending(part('form').hidden));
    part('remove').addEventListener('click', () => this.#asking(true));
    part('keep').addEventListener('click', () => this.#asking(false));
    part('removeNow').addEventListener('click', () => this.#run(part('removeNow'), () => actions.remove(this.#record)));
    part('useOpen').addEventListener('click', () => this.#useOpen());
    part('form').addEventListener('submit', (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#send();
    });
    root.addEventListener('keydown', event => {
      if (event.key === 'Escape' && !(part('form').hidden && part('ask').hidden)) {
        event.stopPropagation();
        this.#asking(false, !part('ask').hidden);
        this.#mending(false);
      }
    });
    for (const field of FIELDS) {
      part(field).maxLength = MENDABLE[field];
    }
    this.update(record, party);
  }

  get element() {
    return this.#root;
  }

  /**
   * @param {CallRecord} record
   * @param {string | null} party
   */
  update(record, party) {
    const part = this.#part;
    this.#record = record;
    this.#root.dataset.state = record.state;
    show(part('title'), party ?? record.subject);
    show(part('time'), [fullTime(new Date(record.startedAt)), record.durationSeconds > 0 ? clockText(record.durationSeconds) : null].filter(Boolean).join(' · '));
    part('time').dateTime = record.startedAt;
    show(part('stand'), standText(record));
    show(part('message'), serverText(record.message, record.code));
    show(part('explain'), record.state === 'unknown' && record.undecided ? say('records.unknownExplained') : null);
    const offered = actionsOf(record);
    for (const action of /** @type {Action[]} */ (['retry', 'mend', 'remove'])) {
      part(action).hidden = !offered.includes(action);
    }
    part('actions').hidden = offered.length === 0;
    if (!offered.includes('mend')) {
      this.#mending(false);
    }
    if (!offered.includes('remove')) {
      this.#asking(false, false);
    }
  }

  focus() {
    this.#root.focus();
  }

  /** @param {boolean} open */
  #mending(open) {
    const form = this.#part('form');
    if (form.hidden !== open) {
      return;
    }
    const within = form.contains(document.activeElement);
    form.hidden = !open;
    this.#part('mend').setAttribute('aria-expanded', String(open));
    if (open) {
      for (const field of FIELDS) {
        this.#part(field).value = this.#record[field] ?? '';
      }
      this.#fieldProblems({});
      const record = this.#actions.openRecord();
      this.#part('useOpen').hidden = !record;
      show(this.#part('useOpenName'), record && (record.name ?? record.type));
      this.#part('subject').focus();
    } else if (within) {
      this.#part('mend').focus();
    }
  }

  /**
   * @param {boolean} asking
   * @param {boolean} [back] whether the keyboard's focus goes back to what opened the question
   */
  #asking(asking, back = !asking) {
    this.#part('ask').hidden = !asking;
    this.#part('remove').setAttribute('aria-expanded', String(asking));
    if (asking) {
      this.#part('keep').focus();
    } else if (back) {
      this.#part('remove').focus();
    }
  }

  #useOpen() {
    const record = this.#actions.openRecord();
    if (record) {
      this.#part(PEOPLE.has(record.type) ? 'who' : 'what').value = record.id;
    }
  }

  async #send() {
    const typed = /** @type {Record<Mendable, string>} */ (Object.fromEntries(FIELDS.map(field => [field, this.#part(field).value])));
    const mend = mendOf(this.#record, typed);
    this.#fieldProblems({});
    await this.#run(this.#part('send'), () => Object.keys(mend).length > 0
      ? this.#actions.mend(this.#record, mend)
      : this.#actions.retry(this.#record));
  }

  /**
   * @param {HTMLElement} button
   * @param {() => Promise<unknown>} action
   */
  async #run(button, action) {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    button.setAttribute('aria-busy', 'true');
    show(this.#part('problem'), null);
    try {
      await action();
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#busy = false;
      button.removeAttribute('aria-busy');
    }
  }

  /** @param {unknown} error */
  #failed(error) {
    const fields = error instanceof Problem ? error.fields : {};
    show(this.#part('problem'), Problem.textOf(error));
    this.#fieldProblems(fields);
    const wrong = FIELDS.find(field => field in fields);
    if (wrong && !this.#part('form').hidden) {
      this.#part(wrong).focus();
    }
  }

  /** @param {Record<string, string[]>} fields */
  #fieldProblems(fields) {
    for (const field of FIELDS) {
      this.#part(field).setAttribute('aria-invalid', String(field in fields));
    }
  }
}
