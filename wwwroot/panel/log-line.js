// @ts-check
/** @import {Call} from '../calls/call.js' */
import { logText, recordText } from '../calls/call-text.js';
import { show } from './parts.js';

/** Where the call is logged and why, and how far its record has come. */
export class LogLine {
  #log;
  #record;

  /**
   * @param {HTMLElement} log
   * @param {HTMLElement} record
   */
  constructor(log, record) {
    this.#log = log;
    this.#record = record;
  }

  /**
   * @param {Call} call
   * @param {boolean} logs whether this licence logs calls
   */
  show(call, logs) {
    const { label, records } = logText(call);
    const words = [label, ...records.map(record => `${record.name} (${record.why})`)].join(' ');
    this.#log.hidden = !logs || words === '';
    if (this.#log.dataset.words !== words) {
      this.#log.dataset.words = words;
      this.#log.replaceChildren(label, ...records.flatMap(({ name, why }, index) => {
        const strong = document.createElement('strong');
        strong.textContent = name;
        return [index > 0 ? ' and ' : ' ', strong, ` (${why})`];
      }));
    }
    const record = recordText(call);
    show(this.#record, record?.text ?? null);
    this.#record.dataset.tone = record?.tone ?? '';
  }
}
