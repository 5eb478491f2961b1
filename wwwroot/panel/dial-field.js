// @ts-check
import { Problem } from '../link/problem.js';
import { say } from '../words/words.js';
import { writeAsTyped } from './dial-text.js';
import { show } from './parts.js';
/** @import {Numbers} from './numbers.js' */

/** The field to dial from: Enter dials; notations of every kind may be pasted, the listener judges them. */
export class DialField {
  #elements;
  #dial;
  /** @type {Numbers | null} */
  #numbers = null;
  #busy = false;
  #last = () => /** @type {string | null} */ (null);

  /**
   * @param {{form: HTMLFormElement, input: HTMLInputElement, button: HTMLButtonElement, problem: HTMLElement}} elements
   * @param {(number: string) => Promise<unknown>} dial rejects with a Problem
   * @param {AbortSignal} signal
   */
  constructor(elements, dial, signal) {
    this.#elements = elements;
    this.#dial = dial;
    elements.form.addEventListener('submit', event => {
      event.preventDefault();
      this.#submit();
    }, { signal });
    elements.input.addEventListener('input', event => this.#typed(/** @type {InputEvent} */ (event)), { signal });
  }

  /** @param {Numbers} numbers */
  set numbers(numbers) {
    this.#numbers = numbers;
  }

  /** @param {() => string | null} last the number that an empty field recalls */
  set lastDialled(last) {
    this.#last = last;
  }

  /** @param {string | null} problem */
  set problem(problem) {
    show(this.#elements.problem, problem);
    this.#elements.input.setAttribute('aria-invalid', String(problem !== null));
  }

  /**
   * Shows a number that could not be dialled, to be mended and tried again.
   * @param {string} number
   * @param {string} problem
   */
  offer(number, problem) {
    this.#elements.input.value = number;
    this.problem = problem;
  }

  /** @param {InputEvent} event */
  #typed(event) {
    this.problem = null;
    writeAsTyped(this.#elements.input, event, this.#numbers?.typed ?? (digits => digits));
  }

  /**
   * Dials a number from elsewhere in the panel; what goes wrong shows here.
   * @param {string} number
   */
  dial(number) {
    this.#elements.input.value = number;
    return this.#submit();
  }

  async #submit() {
    const { input, button } = this.#elements;
    const number = input.value.trim();
    if (this.#busy) {
      return;
    }
    if (!number) {
      const last = this.#last();
      if (last) {
        // Recalled, and dialled by the next press: nobody is called by an empty field.
        input.value = this.#numbers?.read(last) ?? last;
      } else {
        this.problem = say('dial.empty');
      }
      input.focus();
      return;
    }
    this.#busy = true;
    button.setAttribute('aria-busy', 'true');
    this.problem = null;
    try {
      await this.#dial(number);
      input.value = '';
    } catch (error) {
      this.problem = Problem.textOf(error);
      input.focus();
    } finally {
      this.#busy = false;
      button.removeAttribute('aria-busy');
    }
  }
}
