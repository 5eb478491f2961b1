// @ts-check
/** @import {Call} from '../calls/call.js' */
/** @import {CardActions, CardTemplates} from './call-card.js' */
/** @import {Numbers} from './numbers.js' */
import { isOver } from '../calls/desk-state.js';
import { CallCard } from './call-card.js';

/** The cards of the live desk, in the order of need. */
export class CallList {
  #root;
  #templates;
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
   * @param {CardTemplates} templates
   * @param {Omit<CardActions, 'dismiss'>} actions
   * @param {Numbers} numbers
   */
  constructor(root, templates, actions, numbers) {
    this.#root = root;
    this.#templates = templates;
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
    const cards = shown.map(call => this.#card(call));
    this.#root.toggleAttribute('data-several', shown.filter(call => !isOver(call)).length > 1);
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    cards.forEach((card, index) => this.#place(card, index));
    if (focused !== document.activeElement && this.#root.contains(focused)) {
      focused?.focus({ preventScroll: true });
    }
  }

  /**
   * Brings a call into sight, should the panel be scrolled away from it.
   * @param {Call} call
   */
  reveal(call) {
    this.#cards.get(call.id)?.element.scrollIntoView({ block: 'nearest' });
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
      card.update(call, this.#calls);
    } else {
      card = new CallCard(this.#templates, call, this.#calls, this.#actions, this.#numbers);
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
