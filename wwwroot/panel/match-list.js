// @ts-check
/** @import {RecordRef} from '../calls/call.js' */
import { recordTypeText } from '../calls/record-types.js';

/** The chooser: several records that have the caller's number, each opened by its button. */
export class MatchList {
  #list;
  #choose;
  #shown = '';

  /**
   * @param {HTMLElement} list
   * @param {((record: RecordRef) => unknown) | null} choose null where records cannot be opened: they are named only
   */
  constructor(list, choose) {
    this.#list = list;
    this.#choose = choose;
  }

  /** @param {RecordRef[]} matches one match needs no choice and is not listed */
  show(matches) {
    const several = matches.length > 1 ? matches : [];
    this.#list.hidden = several.length === 0;
    // Rebuilt only when it differs: the keyboard's focus may be on it.
    const shown = JSON.stringify(several);
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#list.replaceChildren(...several.map(record => this.#item(record)));
    }
  }

  focus() {
    this.#list.querySelector('button')?.focus();
  }

  /** @param {RecordRef} record */
  #item(record) {
    const line = document.createElement(this.#choose ? 'button' : 'span');
    line.className = 'cb-match';
    line.dataset.record = record.id;
    line.append(text('cb-match__name', record.name || recordTypeText(record.type)), ' ', text('cb-match__type', recordTypeText(record.type)));
    if (this.#choose) {
      line.setAttribute('type', 'button');
      line.addEventListener('click', () => this.#choose?.(record));
    }
    const item = document.createElement('li');
    item.append(line);
    return item;
  }
}

/**
 * @param {string} className
 * @param {string} content
 */
function text(className, content) {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = content;
  return element;
}
