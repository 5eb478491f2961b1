// @ts-check
/** @import {Call} from '../calls/call.js' */
/** @import {Pop} from '../pop/popping.js' */
import { recordTypeText } from '../calls/record-types.js';
import { say } from '../words/words.js';
import { setIcon, show } from './parts.js';

const LABELS = Object.freeze({ pop: 'pop.pop', search: 'pop.search', new: 'pop.new', flow: 'pop.pop', visualforce: 'pop.pop' });

const ICONS = Object.freeze({ pop: 'record_lookup', search: 'search', new: 'new', flow: 'flow', visualforce: 'new_window' });

/** The one button to the caller's record: Pop, Search or New. */
export class PopButton {
  #button;
  #parts;

  /**
   * @param {HTMLElement} button
   * @param {{icon: Element, label: HTMLElement, about: HTMLElement}} parts
   * @param {() => void} press
   */
  constructor(button, parts, press) {
    this.#button = button;
    this.#parts = parts;
    button.addEventListener('click', press);
  }

  /**
   * @param {Pop | null} pop null where there is nothing to open
   * @param {Call} call
   */
  show(pop, call) {
    this.#button.hidden = !pop;
    if (pop) {
      this.#button.dataset.pop = pop.kind;
      setIcon(this.#parts.icon, ICONS[pop.kind]);
      show(this.#parts.label, say(LABELS[pop.kind]));
      show(this.#parts.about, aboutText(pop, call));
    }
  }
}

/**
 * @param {Pop} pop
 * @param {Call} call
 */
function aboutText(pop, call) {
  switch (pop.kind) {
    case 'pop': return pop.record.name ?? recordTypeText(pop.record.type);
    case 'search': return call.matches.length > 0 ? say('pop.matches', { n: call.matches.length }) : null;
    case 'new': return recordTypeText(pop.type);
    default: return pop.name.replaceAll('_', ' ');
  }
}
