// @ts-check
import { element, objectIcon } from '../dom/element.js';
import { recordRow } from './ListPage.js';
import { fieldLabel } from './fieldLabel.js';

/** Salesforce's global search: what was found, by object. */
export class SearchPage {
  #the;
  #container;
  #term;
  #results = element('div', { class: 'search-results' });

  /** @param {import('./fieldValue.js').Surroundings} the @param {HTMLElement} container @param {{term: string}} route */
  constructor(the, container, { term }) {
    this.#the = the;
    this.#container = container;
    this.#term = term;
    this.title = `${term} - Search`;
  }

  info = {};

  async show() {
    await this.refresh();
    this.#container.replaceChildren(this.#results);
  }

  async refresh() {
    const found = this.#term === '' ? [] : await this.#the.api.search(this.#term);
    const byType = Map.groupBy(found, record => record.type);
    this.#results.replaceChildren(
      element('section', { class: 'card' }, element('header', { class: 'page-head' }, objectIcon('Search'),
        element('div', { class: 'page-title' }, element('p', { class: 'overline' }, 'Search results'), element('h1', {}, `“${this.#term}”`),
          element('p', { class: 'list-count', role: 'status' }, found.length === 0 ? 'Nothing was found.' : `${found.length} ${found.length === 1 ? 'record' : 'records'}`)))),
      ...Array.from(byType, ([type, records]) => this.#group(type, records)));
  }

  /** @param {string} type @param {import('../org/OrgApi.js').OrgRecord[]} records */
  #group(type, records) {
    const { plural, columns } = this.#the.objects.get(type);
    return element('section', { class: 'card related', 'aria-label': plural },
      element('h2', {}, objectIcon(type, 'small'), plural),
      element('div', { class: 'table-scroll' }, element('table', {},
        element('thead', {}, element('tr', {}, ...columns.map(column => element('th', { scope: 'col' }, fieldLabel(this.#the.objects.field(type, column)))))),
        element('tbody', {}, ...records.map(record => recordRow(record, columns, this.#the))))));
  }
}
