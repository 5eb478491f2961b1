// @ts-check
import { element, objectIcon } from '../dom/element.js';
import { paths } from '../navigation/routes.js';
import { fieldLabel } from './fieldLabel.js';
import { fieldValue } from './fieldValue.js';

/** A list view: all records of one object. */
export class ListPage {
  #the;
  #container;
  #object;
  #count = element('p', { class: 'list-count' });
  #body = element('tbody');

  /** @param {import('./fieldValue.js').Surroundings} the @param {HTMLElement} container @param {{type: string}} route */
  constructor(the, container, { type }) {
    this.#the = the;
    this.#container = container;
    this.#object = the.objects.get(type);
    this.title = this.#object.plural;
  }

  // On a list view Open CTI tells the address and nothing else.
  info = {};

  async show() {
    const { name, plural, columns, form } = this.#object;
    await this.refresh();
    this.#container.replaceChildren(element('section', { class: 'card list', 'aria-label': plural },
      element('header', { class: 'page-head' }, objectIcon(name),
        element('div', { class: 'page-title' }, element('p', { class: 'overline' }, plural), element('h1', {}, `All ${plural}`), this.#count),
        form.length > 0 && element('a', { class: 'button', href: paths.create(name) }, 'New')),
      element('div', { class: 'table-scroll' },
        element('table', {},
          element('thead', {}, element('tr', {}, ...columns.map(column => element('th', { scope: 'col' }, fieldLabel(this.#the.objects.field(name, column)))))),
          this.#body))));
  }

  async refresh() {
    const { name, columns } = this.#object;
    const { records } = await this.#the.api.list(name);
    this.#count.textContent = `${records.length} ${records.length === 1 ? 'item' : 'items'} • Sorted by name`;
    this.#body.replaceChildren(...records.map(record => recordRow(record, columns, this.#the)));
  }
}

/**
 * @param {import('../org/OrgApi.js').OrgRecord} record
 * @param {string[]} columns the first one carries the link to the record
 * @param {import('./fieldValue.js').Surroundings} the
 */
export function recordRow(record, columns, the) {
  return element('tr', { 'data-record-id': record.id },
    ...columns.map((column, index) => index === 0
      ? element('th', { scope: 'row' }, element('a', { href: paths.record(record.type, record.id) }, record.name))
      : element('td', {}, fieldValue(record, column, the))));
}
