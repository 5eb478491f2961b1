// @ts-check
import { Problem } from '../link/problem.js';
import { say } from '../words/words.js';
import { show } from './parts.js';

/** What the listener answers to a number of a country that was never called from here. */
export const CONFIRM_COUNTRY = 'confirmCountry';

/** Asks before a country is called for the first time: a slip of the finger, and fraud, often dial abroad. */
export class CountryQuestion {
  #elements;
  #nameOf;
  /** @type {((yes: boolean) => void) | null} */
  #answer = null;

  /**
   * @param {{root: HTMLElement, text: HTMLElement, call: HTMLButtonElement, cancel: HTMLButtonElement}} elements
   * @param {(facts: {number: string, callingCode: string}) => string} nameOf the country's name in the person's language
   * @param {AbortSignal} signal
   */
  constructor(elements, nameOf, signal) {
    this.#elements = elements;
    this.#nameOf = nameOf;
    elements.call.addEventListener('click', () => this.#answer?.(true), { signal });
    elements.cancel.addEventListener('click', () => this.cancel(), { signal });
  }

  /** The number was changed, or another is dialled: nobody answers any more. */
  cancel() {
    this.#answer?.(false);
  }

  /**
   * @param {(confirmed: boolean) => Promise<unknown>} dial rejects with a Problem
   * @returns {Promise<unknown>} rejects with a Problem; also where the person did not want to
   */
  async dial(dial) {
    this.cancel();
    try {
      return await dial(false);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== CONFIRM_COUNTRY) {
        throw error;
      }
      if (!await this.#ask(error.facts)) {
        throw new Problem(say('country.notDialled'));
      }
      return dial(true);
    }
  }

  /** @param {any} facts */
  async #ask(facts) {
    const { root, text, call } = this.#elements;
    const country = this.#nameOf({ number: String(facts.number ?? ''), callingCode: String(facts.callingCode ?? '') });
    show(text, say('country.asked', { country }));
    call.textContent = say('country.call', { country });
    root.hidden = false;
    call.focus();
    const yes = await new Promise(resolve => {
      this.#answer = resolve;
    });
    this.#answer = null;
    root.hidden = true;
    return yes;
  }
}
