// @ts-check
import { Problem } from '../link/problem.js';
import { show } from './parts.js';

/** Begins the agent's sign-in to Salesforce in a window of its own, and keeps the way there for a browser that blocked it. */
export class SignIn {
  #elements;
  #begin;
  #busy = false;

  /**
   * @param {{root: HTMLElement, button: HTMLElement, again: HTMLElement, link: HTMLAnchorElement, problem: HTMLElement}} elements
   * @param {() => Promise<string>} begin the address of Salesforce's page, good once; rejects with a Problem
   * @param {AbortSignal} signal
   */
  constructor(elements, begin, signal) {
    this.#elements = elements;
    this.#begin = begin;
    elements.button.addEventListener('click', () => this.#press(), { signal });
  }

  /** @param {boolean} needed */
  set needed(needed) {
    const { root, again } = this.#elements;
    if (root.hidden && needed) {
      again.hidden = true;
      show(this.#elements.problem, null);
    }
    root.hidden = !needed;
  }

  async #press() {
    if (this.#busy) {
      return;
    }
    this.#busy = true;
    const { button, again, link, problem } = this.#elements;
    button.setAttribute('aria-busy', 'true');
    show(problem, null);
    try {
      const address = await this.#begin();
      // Salesforce's page gets no hold on this one. What is answered says nothing: with noopener it is always null.
      window.open(address, '_blank', 'noopener,noreferrer');
      link.href = address;
      again.hidden = false;
    } catch (error) {
      show(problem, Problem.textOf(error));
    } finally {
      this.#busy = false;
      button.removeAttribute('aria-busy');
    }
  }
}
