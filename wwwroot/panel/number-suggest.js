// @ts-check
/** @import {Suggestion} from '../calls/number-suggestions.js' */
import { suggestionsFor } from '../calls/number-suggestions.js';
import { say } from '../words/words.js';

const SOURCES = Object.freeze({ recent: 'dial.recent', directory: 'dial.directory' });

let lists = 0;

/**
 * Suggests numbers below a field, as a combobox (WAI-ARIA): arrows walk, Enter takes, Escape closes; what is typed is left alone until a
 * suggestion is taken.
 */
export class NumberSuggest {
  #input;
  #list;
  #known;
  #read;
  #active = -1;
  /** @type {Suggestion[]} */
  #shown = [];

  /**
   * @param {HTMLInputElement} input the list is put after it
   * @param {() => Suggestion[]} known
   * @param {(number: string) => string} read how numbers are written
   */
  constructor(input, known, read) {
    this.#input = input;
    this.#known = known;
    this.#read = read;
    this.#list = document.createElement('ul');
    this.#list.id = `suggestions-${lists++}`;
    this.#list.className = 'cb-suggestions';
    this.#list.hidden = true;
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', say('dial.suggestions'));
    input.after(this.#list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.#list.id);
    this.#show([]);
    input.addEventListener('input', () => this.#show(input.value.trim() === '' ? [] : suggestionsFor(input.value, known())));
    // Before the form's own Enter.
    input.addEventListener('keydown', event => this.#key(event));
    input.addEventListener('blur', () => this.close());
    // Pressed, not clicked: a click would come after the field has lost the focus and the list is gone.
    this.#list.addEventListener('pointerdown', event => {
      event.preventDefault();
      const option = /** @type {Element} */ (event.target).closest('[role="option"]');
      if (option) {
        this.#take([...this.#list.children].indexOf(option));
      }
    });
  }

  close() {
    this.#show([]);
  }

  /** @param {Suggestion[]} suggestions */
  #show(suggestions) {
    this.#shown = suggestions;
    this.#active = -1;
    this.#list.hidden = suggestions.length === 0;
    this.#input.setAttribute('aria-expanded', String(suggestions.length > 0));
    this.#input.removeAttribute('aria-activedescendant');
    this.#list.replaceChildren(...suggestions.map((suggestion, index) => this.#option(suggestion, index)));
  }

  /**
   * @param {Suggestion} suggestion
   * @param {number} index
   */
  #option({ number, name, from }, index) {
    const option = document.createElement('li');
    option.id = `${this.#list.id}-${index}`;
    option.className = 'cb-suggestion';
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const written = this.#read(number);
    option.append(span('cb-suggestion__name', name ?? written), ' ', span('cb-suggestion__about', [name && written, say(SOURCES[from])].filter(Boolean).join(' · ')));
    return option;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const open = this.#shown.length > 0;
    switch (event.key) {
      case 'ArrowDown': case 'ArrowUp':
        event.preventDefault();
        if (!open) {
          this.#show(suggestionsFor(this.#input.value, this.#known()));
        }
        this.#walk(event.key === 'ArrowDown' ? 1 : -1);
        break;
      case 'Enter':
        if (this.#active >= 0) {
          event.preventDefault();
          this.#take(this.#active);
        } else {
          this.close();
        }
        break;
      case 'Escape':
        if (open) {
          event.preventDefault();
          event.stopPropagation();
          this.close();
        }
        break;
    }
  }

  /** @param {1 | -1} step */
  #walk(step) {
    const count = this.#shown.length;
    if (count === 0) {
      return;
    }
    this.#active = this.#active < 0 ? (step > 0 ? 0 : count - 1) : (this.#active + step + count) % count;
    [...this.#list.children].forEach((option, index) => option.setAttribute('aria-selected', String(index === this.#active)));
    const active = this.#list.children[this.#active];
    this.#input.setAttribute('aria-activedescendant', active.id);
    active.scrollIntoView({ block: 'nearest' });
  }

  /** @param {number} index */
  #take(index) {
    const taken = this.#shown[index];
    if (taken) {
      this.#input.value = this.#read(taken.number);
      this.close();
      this.#input.focus();
    }
  }
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
