// @ts-check
import { say } from '../words/words.js';

const KEYS = Object.freeze(['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']);

const NAMES = Object.freeze({ '*': 'call.star', '#': 'call.hash' });

/** Twelve keys for digits after answer; digits typed while it has the focus count as pressed. */
export class Keypad {
  #send;
  /** Digits go one after another: two requests side by side could arrive in the wrong order. */
  #turn = Promise.resolve();

  /**
   * @param {HTMLElement} element
   * @param {(digit: string) => Promise<unknown>} send never rejects
   */
  constructor(element, send) {
    this.#send = send;
    element.append(...KEYS.map(key => this.#key(key)));
    element.addEventListener('keydown', event => {
      if (KEYS.includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        this.#press(event.key);
      }
    });
  }

  /** @param {string} key */
  #key(key) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cb-button cb-key';
    button.textContent = key;
    button.setAttribute('aria-label', Object.hasOwn(NAMES, key) ? say(NAMES[/** @type {keyof typeof NAMES} */ (key)]) : key);
    button.addEventListener('click', () => this.#press(key));
    return button;
  }

  /** @param {string} key */
  #press(key) {
    this.#turn = this.#turn.then(() => this.#send(key)).then(() => {});
  }
}
