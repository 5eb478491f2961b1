// @ts-check
import { Problem } from '../link/problem.js';
import { say } from '../words/words.js';
import { show } from './parts.js';

/** Takes a call from elsewhere: what rings at a colleague's extension, or waits in a parking space. */
export class TakeOver {
  #elements;
  #busy = false;

  /**
   * @param {{form: HTMLFormElement, input: HTMLInputElement, pickUp: HTMLButtonElement, unpark: HTMLButtonElement, problem: HTMLElement}} elements
   * @param {{pickUp: (extension: string) => Promise<unknown>, unpark: (slot: string) => Promise<unknown>}} actions each rejects with a Problem
   * @param {AbortSignal} signal
   */
  constructor(elements, actions, signal) {
    this.#elements = elements;
    elements.form.addEventListener('submit', event => {
      event.preventDefault();
      const parked = /** @type {SubmitEvent} */ (event).submitter === elements.unpark;
      this.#submit(parked ? elements.unpark : elements.pickUp, parked ? actions.unpark : actions.pickUp);
    }, { signal });
    elements.input.addEventListener('input', () => {
      this.problem = null;
    }, { signal });
  }

  /** @param {string | null} problem */
  set problem(problem) {
    show(this.#elements.problem, problem);
    this.#elements.input.setAttribute('aria-invalid', String(problem !== null));
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {(number: string) => Promise<unknown>} take
   */
  async #submit(button, take) {
    const { input } = this.#elements;
    const number = input.value.trim();
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    button.setAttribute('aria-busy', 'true');
    this.problem = null;
    try {
      if (!number) {
        throw new Problem(say('take.empty'));
      }
      await take(number);
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
