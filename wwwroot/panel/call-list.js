// @ts-check
/** @import {Call} from '../calls/call.js' */
/** @import {CardActions} from './call-card.js' */
/** @import {Numbers} from './numbers.js' */
import { isOver } from '../calls/desk-state.js';
import { CallCard } from './call-card.js';

/** The cards of the live desk, in the order of need. */
export class CallList {
  #root;
  #template;
  #actions;
  #numbers;
  /** @type {Map<string, CallCard>} */
  #cards = new Map();
  /** @type {Set<string>} */
  #dismissed = new Set();
  /** @type {Call[]} */
  #calls = [];

  /**
   * @param {HTMLElement} root
   * @param {HTMLTemplateElement} template
   * @param {Omit<CardActions, 'dismiss'>} actions
   * @param {Numbers} numbers
   */
  constructor(root, template, actions, numbers) {
    this.#root = root;
    this.#template = template;
    this.#actions = {
      ...actions,
      dismiss: (/** @type {Call} */ call) => {
        this.#dismissed.add(call.id);
        this.show(this.#calls);
      },
    };
    this.#numbers = numbers;
  }

  /** @param {Call[]} calls */
  show(calls) {
    this.#calls = calls;
    this.#dismissed = new Set([...this.#dismissed].filter(id => calls.some(call => call.id === id)));
    const shown = calls.filter(call => !isOver(call) || !this.#dismissed.has(call.id));
    for (const [id, card] of this.#cards) {
      if (!shown.some(call => call.id === id)) {
        card.flush();
        card.element.remove();
        this.#cards.delete(id);
      }
    }
    shown.forEach((call, index) => this.#place(this.#card(call), index));
  }

  /** Saves what was typed and not saved yet. */
  flush() {
    for (const card of this.#cards.values()) {
      card.flush();
    }
  }

  /** @param {number} now milliseconds since 1970 */
  tick(now) {
    for (const card of this.#cards.values()) {
      card.tick(now);
    }
  }

  /** @param {Call} call */
  #card(call) {
    let card = this.#cards.get(call.id);
    if (card) {
      card.update(call);
    } else {
      card = new CallCard(this.#template, call, this.#actions, this.#numbers);
      this.#cards.set(call.id, card);
    }
    return card;
  }

  /**
   * Moves a card only if its place changed: moving takes the focus away.
   * @param {CallCard} card
   * @param {number} index
   */
  #place(card, index) {
    if (this.#root.children[index] !== card.element) {
      this.#root.insertBefore(card.element, this.#root.children[index] ?? null);
    }
  }
}
