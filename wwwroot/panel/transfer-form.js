// @ts-check
/** @import {Suggestion} from '../calls/number-suggestions.js' */
/** @import {Numbers} from './numbers.js' */
import { Problem } from '../link/problem.js';
import { say } from '../words/words.js';
import { writeAsTyped } from './dial-text.js';
import { NumberSuggest } from './number-suggest.js';

/** One number field with two ways to go: transfer now, or ask the other end first. */
export class TransferForm {
  #elements;

  /**
   * @param {{form: HTMLFormElement, field: HTMLInputElement, now: HTMLButtonElement, ask: HTMLButtonElement}} elements
   * @param {(command: 'transfer' | 'consult', number: string) => Promise<unknown>} send
   * @param {(action: () => Promise<unknown>) => Promise<boolean>} run says what went wrong; true if nothing did
   * @param {Numbers} numbers
   * @param {() => Suggestion[]} known numbers to suggest
   */
  constructor(elements, send, run, numbers, known) {
    this.#elements = elements;
    new NumberSuggest(elements.field, known, numbers.read);
    elements.field.addEventListener('input', event => writeAsTyped(elements.field, event, numbers.typed));
    elements.form.addEventListener('submit', event => {
      event.preventDefault();
      const asks = /** @type {SubmitEvent} */ (event).submitter === elements.ask || elements.now.hidden;
      run(() => this.#submit(asks ? 'consult' : 'transfer', send));
    });
  }

  get open() {
    return !this.#elements.form.hidden;
  }

  set open(open) {
    this.#elements.form.hidden = !open;
    if (open) {
      this.#elements.field.focus();
    }
  }

  /**
   * @param {boolean} transfer whether the call can be transferred at once
   * @param {boolean} consult whether somebody can be asked first
   */
  offer(transfer, consult) {
    this.#elements.now.hidden = !transfer;
    this.#elements.ask.hidden = !consult;
  }

  /**
   * @param {'transfer' | 'consult'} command
   * @param {(command: 'transfer' | 'consult', number: string) => Promise<unknown>} send
   */
  async #submit(command, send) {
    const { field } = this.#elements;
    const number = field.value.trim();
    if (!number) {
      field.focus();
      throw new Problem(say(command === 'consult' ? 'transfer.emptyAsk' : 'transfer.empty'));
    }
    await send(command, number);
    field.value = '';
  }
}
