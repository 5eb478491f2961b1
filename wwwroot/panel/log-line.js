// @ts-check
/** @import {Call} from '../calls/call.js' */
import { logText, recordText } from '../calls/call-text.js';
import { say } from '../words/words.js';
import { show } from './parts.js';

/** Where the call is logged and why, and how far its record has come. */
export class LogLine {
  #line;
  #log;
  #record;

  /**
   * @param {HTMLElement} line what is said and the button to change it
   * @param {HTMLElement} log
   * @param {HTMLElement} record
   */
  constructor(line, log, record) {
    this.#line = line;
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
    this.#line.hidden = !logs || words === '';
    if (this.#log.dataset.words !== words) {
      this.#log.dataset.words = words;
      this.#log.replaceChildren(label, ...records.flatMap(({ name, why }, index) => {
        const strong = document.createElement('strong');
        strong.textContent = name;
        return [index > 0 ? ` ${say('log.and')} ` : ' ', strong, ` (${why})`];
      }));
    }
    const record = recordText(call);
    show(this.#record, record?.text ?? null);
    this.#record.dataset.tone = record?.tone ?? '';
  }
}
