// @ts-check
/** @import {Call} from '../calls/call.js' */
/** @import {Control} from '../calls/controls.js' */
import { iconOf, labelOf, pendingText } from '../calls/command-text.js';
import { COMMANDS, SUCCESSORS, controlsOf } from '../calls/controls.js';
import { copyOf, setIcon, show } from './parts.js';

/** The buttons of one call: what can be done with it now, and no more. */
export class CallControls {
  #group;
  #card;
  /** @type {Map<Control, HTMLElement>} */
  #buttons = new Map();

  /**
   * @param {HTMLElement} group
   * @param {HTMLElement} card gets the keyboard's focus when the button that had it is gone
   * @param {HTMLTemplateElement} template of one button
   * @param {(control: Control) => void} press
   */
  constructor(group, card, template, press) {
    this.#group = group;
    this.#card = card;
    for (const control of /** @type {Control[]} */ (Object.keys(COMMANDS))) {
      const { root, part } = copyOf(template);
      root.dataset.control = control;
      setIcon(part('icon'), iconOf(control));
      show(part('label'), labelOf(control));
      if (COMMANDS[control] === null) {
        root.setAttribute('aria-expanded', 'false');
      }
      root.addEventListener('click', () => {
        if (root.getAttribute('aria-disabled') !== 'true') {
          press(control);
        }
      });
      this.#buttons.set(control, root);
      group.append(root);
    }
  }

  /**
   * @param {Control} control
   * @param {boolean} open whether the field that it opens is there
   */
  expanded(control, open) {
    this.#buttons.get(control)?.setAttribute('aria-expanded', String(open));
  }

  /** @param {Control} control */
  focus(control) {
    this.#buttons.get(control)?.focus();
  }

  /**
   * @param {Call} call
   * @param {Call[]} calls all of the desk's
   * @returns {Control[]} what is offered
   */
  show(call, calls) {
    const offered = controlsOf(call, calls);
    const focused = [...this.#buttons].find(([, button]) => button === document.activeElement)?.[0];
    for (const [control, button] of this.#buttons) {
      button.hidden = !offered.includes(control);
      this.#busy(button, control, call.pending?.kind === control ? pendingText(control) : null);
    }
    this.#group.hidden = offered.length === 0;
    if (focused && !offered.includes(focused)) {
      const next = SUCCESSORS[focused]?.find(control => offered.includes(control));
      (next && this.#buttons.get(next) || this.#card).focus({ preventScroll: true });
    }
    return offered;
  }

  /**
   * Said to be busy rather than disabled: a disabled button would lose the keyboard's focus.
   * @param {HTMLElement} button
   * @param {Control} control
   * @param {string | null} text
   */
  #busy(button, control, text) {
    const label = /** @type {HTMLElement} */ (button.querySelector('[data-part="label"]'));
    show(label, text ?? labelOf(control));
    for (const attribute of ['aria-busy', 'aria-disabled']) {
      if (text) {
        button.setAttribute(attribute, 'true');
      } else {
        button.removeAttribute(attribute);
      }
    }
  }
}
