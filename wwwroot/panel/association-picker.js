// @ts-check
/** @import {Choice} from '../calls/association-choices.js' */
/** @import {Call, RecordRef} from '../calls/call.js' */
import { choicesOf } from '../calls/association-choices.js';
import { recordTypeText } from '../calls/record-types.js';
import { say } from '../words/words.js';

/** Keys that walk through the choices, by how far. */
const STEPS = Object.freeze({ ArrowDown: 1, ArrowUp: -1 });

let logs = 0;

/** Changes in place what a call is logged to: a button that opens the choices, each of which is a button. */
export class AssociationPicker {
  #button;
  #list;
  #openRecord;
  #choose;
  /** @type {Call | null} */
  #call = null;
  #shown = '';

  /**
   * @param {{button: HTMLElement, list: HTMLElement, log: HTMLElement}} elements `log` says what it is logged to now
   * @param {() => RecordRef | null} openRecord the record open in this tab
   * @param {(call: Call, choice: Choice) => Promise<boolean>} choose true if it was taken; never rejects
   */
  constructor({ button, list, log }, openRecord, choose) {
    log.id ||= `log-${logs++}`;
    button.setAttribute('aria-describedby', log.id);
    this.#button = button;
    this.#list = list;
    this.#openRecord = openRecord;
    this.#choose = choose;
    this.#open(false);
    button.addEventListener('click', () => this.#open(this.#list.hidden));
    list.addEventListener('keydown', event => this.#walk(event));
  }

  /**
   * @param {Call} call
   * @param {boolean} offered whether it can be changed
   */
  show(call, offered) {
    this.#call = call;
    this.#button.hidden = !offered;
    if (!offered) {
      this.#open(false);
    } else if (!this.#list.hidden) {
      this.#fill();
    }
  }

  /** @param {boolean} open */
  #open(open) {
    this.#list.hidden = !open;
    this.#button.setAttribute('aria-expanded', String(open));
    if (open) {
      this.#shown = '';
      this.#fill();
      (this.#list.querySelector('[aria-pressed="true"]') ?? this.#list.querySelector('button'))?.focus();
    }
  }

  // Rebuilt only when it differs: the keyboard's focus may be on it.
  #fill() {
    const choices = this.#call ? choicesOf(this.#call, this.#openRecord()) : [];
    const shown = JSON.stringify(choices);
    if (shown === this.#shown) {
      return;
    }
    this.#shown = shown;
    const focused = this.#list.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.choice : undefined;
    this.#list.replaceChildren(...choices.map(choice => this.#item(choice)));
    if (focused !== undefined) {
      this.#buttons().find(button => button.dataset.choice === focused)?.focus();
    }
  }

  /** @param {Choice} choice */
  #item(choice) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cb-match cb-choice';
    button.dataset.choice = choice.id;
    button.toggleAttribute('data-below', choice.below);
    button.setAttribute('aria-pressed', String(choice.chosen));
    button.append(span('cb-match__name', choice.name ?? say('log.nobody')), ' ', span('cb-match__type', aboutText(choice)));
    button.addEventListener('click', () => this.#chosen(choice));
    const item = document.createElement('li');
    item.append(button);
    return item;
  }

  /** @param {Choice} choice */
  async #chosen(choice) {
    if (this.#call && await this.#choose(this.#call, choice)) {
      this.#close();
    }
  }

  #close() {
    const inside = this.#list.contains(document.activeElement);
    this.#open(false);
    if (inside) {
      this.#button.focus();
    }
  }

  /** @param {KeyboardEvent} event */
  #walk(event) {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.#close();
      return;
    }
    const step = STEPS[/** @type {keyof typeof STEPS} */ (event.key)];
    if (step) {
      event.preventDefault();
      const buttons = this.#buttons();
      const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
      buttons[(at + step + buttons.length) % buttons.length].focus();
    }
  }

  #buttons() {
    return [...this.#list.querySelectorAll('button')];
  }
}

/** @param {Choice} choice */
function aboutText(choice) {
  if (choice.type === null) {
    return say('log.nobodyAbout');
  }
  return [recordTypeText(choice.type), choice.about, choice.open ? say('log.openHere') : null].filter(Boolean).join(' · ');
}

/**
 * @param {string} className
 * @param {string} content
 */
function span(className, content) {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = content;
  return element;
}
