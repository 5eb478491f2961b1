// @ts-check
import { element, icon } from '../dom/element.js';

/** Phone numbers on pages: plain text until the softphone switches click-to-dial on, buttons from then on. */
export class ClickToDial {
  #enabled = false;
  #dial;

  /** @param {(clicked: {number: string} & Record<string, any>) => void} dial */
  constructor(dial) {
    this.#dial = dial;
  }

  get enabled() { return this.#enabled; }

  set enabled(enabled) {
    this.#enabled = enabled;
    for (const button of document.querySelectorAll('button.dial')) /** @type {HTMLButtonElement} */ (button).disabled = !enabled;
  }

  /**
   * @param {string} number
   * @param {Record<string, any>} recordInfo whose number it is, as Open CTI tells it
   */
  button(number, recordInfo) {
    return element('button', {
      type: 'button', class: 'dial', disabled: !this.#enabled, 'aria-label': `Dial ${number}`, title: 'Click to dial',
      onclick: () => this.#dial({ number, ...recordInfo, params: '' }),
    }, icon('call'), number);
  }
}
