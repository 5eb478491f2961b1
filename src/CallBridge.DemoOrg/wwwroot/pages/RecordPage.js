// @ts-check
import { element, objectIcon } from '../dom/element.js';
import { paths } from '../navigation/routes.js';
import { ActivityTimeline } from './ActivityTimeline.js';
import { recordRow } from './ListPage.js';
import { fieldLabel } from './fieldLabel.js';
import { fieldValue } from './fieldValue.js';
import { recordInfo } from './recordInfo.js';

/** How many columns a related list shows. */
const RELATED_COLUMNS = 4;

/** What only a company has. */
const COMPANY_FIELDS = new Set(['Type', 'Industry', 'Website']);

/** The page of one record: highlights, details, related lists, and the activity timeline. */
export class RecordPage {
  #the;
  #container;
  #id;
  #timeline;
  #left = element('div', { class: 'record-main' });
  #highlights = element('section', { class: 'card highlights', 'aria-label': 'Highlights' });

  /** @param {import('./fieldValue.js').Surroundings} the @param {HTMLElement} container @param {{id: string}} route */
  constructor(the, container, { id }) {
    this.#the = the;
    this.#container = container;
    this.#id = id;
    this.#timeline = new ActivityTimeline(the);
  }

  title = '';
  /** @type {Record<string, any>} */
  info = {};

  async show() {
    const { record } = await this.refresh();
    const hasTimeline = record.type !== 'Task';
    this.#container.replaceChildren(this.#highlights,
      element('div', { class: hasTimeline ? 'record-columns' : 'record-columns single' }, this.#left, hasTimeline && this.#timeline.element));
  }

  async refresh() {
    const view = await this.#the.api.record(this.#id);
    const { record, related, activities } = view;
    const object = this.#the.objects.get(record.type);
    this.title = `${record.name} | ${object.label}`;
    this.info = recordInfo(record);
    this.#highlights.replaceChildren(
      element('header', { class: 'page-head' }, objectIcon(record.type),
        element('div', { class: 'page-title' }, element('p', { class: 'overline' }, record.values.IsPersonAccount && record.type === 'Account' ? 'Person Account' : object.label), element('h1', {}, record.name))),
      element('dl', { class: 'highlight-fields' }, ...object.highlights.filter(name => this.#has(record, name)).map(name => this.#pair(record, name))));
    this.#left.replaceChildren(
      element('section', { class: 'card', 'aria-label': 'Details' }, element('h2', {}, 'Details'),
        ...object.sections.filter(({ fields }) => fields.some(name => record.values[name])).map(section => this.#section(record, section))),
      ...related.map(list => this.#related(list)));
    this.#timeline.show(activities);
    return view;
  }

  /** @param {import('../org/OrgApi.js').OrgRecord} record @param {{title: string, fields: string[]}} section */
  #section(record, { title, fields }) {
    return element('div', { class: 'detail-section' }, element('h3', {}, title),
      element('dl', { class: 'detail-fields' }, ...fields.filter(name => this.#has(record, name)).map(name => this.#pair(record, name))));
  }

  /** Persons and companies are both Accounts, with fields of their own. @param {import('../org/OrgApi.js').OrgRecord} record @param {string} name */
  #has(record, name) {
    if (record.type !== 'Account') return true;
    return record.values.IsPersonAccount ? !COMPANY_FIELDS.has(name) : !name.startsWith('Person');
  }

  /** @param {import('../org/OrgApi.js').OrgRecord} record @param {string} name */
  #pair(record, name) {
    return element('div', { class: 'field' },
      element('dt', {}, fieldLabel(this.#the.objects.field(record.type, name))), element('dd', {}, fieldValue(record, name, this.#the)));
  }

  /** @param {import('../org/OrgApi.js').RelatedList} list */
  #related({ title, type, records }) {
    const object = this.#the.objects.get(type);
    const columns = object.columns.slice(0, RELATED_COLUMNS);
    return element('section', { class: 'card related', 'aria-label': title },
      element('h2', {}, objectIcon(type, 'small'), element('a', { href: paths.list(type) }, `${title} (${records.length})`)),
      records.length > 0 && element('div', { class: 'table-scroll' }, element('table', {},
        element('thead', {}, element('tr', {}, ...columns.map(column => element('th', { scope: 'col' }, fieldLabel(this.#the.objects.field(type, column)))))),
        element('tbody', {}, ...records.map(record => recordRow(record, columns, this.#the))))));
  }
}
