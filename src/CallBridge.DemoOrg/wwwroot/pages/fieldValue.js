// @ts-check
import { element } from '../dom/element.js';
import { paths } from '../navigation/routes.js';
import { day, clock, duration, localDay, toDate } from '../org/format.js';
import { recordInfo } from './recordInfo.js';

/**
 * @typedef {object} Surroundings what every page gets
 * @property {import('../org/OrgApi.js').OrgApi} api
 * @property {import('../org/OrgObjects.js').OrgObjects} objects
 * @property {import('../shell/ClickToDial.js').ClickToDial} clickToDial
 * @property {{id: string, name: string}} user
 * @property {(path: string) => Promise<void>} go
 */

/**
 * One field of a record as a page shows it.
 * @param {import('../org/OrgApi.js').OrgRecord} record
 * @param {string} fieldName
 * @param {Surroundings} the
 * @returns {Node | string}
 */
export function fieldValue(record, fieldName, { objects, clickToDial }) {
  const value = record.values[fieldName];
  if (value === null || value === undefined || value === '') return '';
  const { type } = objects.field(record.type, fieldName);
  switch (type) {
    case 'phone': return clickToDial.button(String(value), recordInfo(record));
    case 'email': return element('a', { href: `mailto:${value}` }, String(value));
    case 'url': return /^https?:\/\//i.test(value) ? element('a', { href: value, target: '_blank', rel: 'noreferrer' }, value) : String(value);
    case 'boolean': return element('input', { type: 'checkbox', checked: value, disabled: true, 'aria-label': objects.field(record.type, fieldName).label });
    case 'date': return day(localDay(value), new Date());
    case 'datetime': return `${day(toDate(value), new Date())}, ${clock(toDate(value))}`;
    case 'reference': return recordLink(value, record.references[value], objects);
    case 'int': return fieldName === 'CallDurationInSeconds' ? duration(value) : String(value);
    case 'currency': return Number(value).toLocaleString(undefined, { minimumFractionDigits: 2 });
    default: return String(value);
  }
}

/**
 * @param {string} id
 * @param {import('../org/OrgApi.js').Reference | undefined} reference
 * @param {import('../org/OrgObjects.js').OrgObjects} objects
 * @returns {Node | string}
 */
export function recordLink(id, reference, objects) {
  if (!reference) return id;
  return objects.knows(reference.type) ? element('a', { href: paths.record(reference.type, reference.id) }, reference.name) : reference.name;
}
