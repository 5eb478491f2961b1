// @ts-check
/** @import {RecordRef} from '../calls/call.js' */
/** @import {Dialled, View} from './host.js' */

/** A Lightning page with a form for a record that does not exist yet. */
const NEW_RECORD = /\/lightning\/o\/([A-Za-z]\w*)\/new(?:[/?#]|$)/;

/** Lightning addresses of forms: new, edit and clone, actions, flows and setup, whatever stands behind them. */
const LIGHTNING_FORMS = [
  NEW_RECORD,
  /\/lightning\/r\/(?:[A-Za-z]\w*\/)?[a-zA-Z0-9]{15,18}\/(?:edit|clone)(?:[/?#]|$)/,
  /\/lightning\/(?:action|flow)\//,
];

/**
 * Classic's forms: `/003/e`, `/003…/e`, `/setup/ui/recordtypeselect.jsp`, flows.
 * @type {readonly RegExp[]}
 */
const CLASSIC_FORMS = [/\/[a-zA-Z0-9]{3}(?:[a-zA-Z0-9]{12}|[a-zA-Z0-9]{15})?\/e(?:[?#]|$)/, /\/setup\/ui\/recordtypeselect\.jsp/, /\/flow\//];

/** A Classic form for a new record: its address begins with the object's key prefix. */
const CLASSIC_NEW = /\/([a-zA-Z0-9]{3})\/e(?:[?#]|$)/;

/**
 * Key prefixes, which are Classic's names of objects in addresses.
 * @type {Readonly<Record<string, string>>}
 */
export const KEY_PREFIXES = Object.freeze({ Account: '001', Contact: '003', Lead: '00Q', Opportunity: '006', Case: '500' });

/**
 * @param {any} payload of getAppViewInfo or onNavigationChange; a list view has only `url`, a console sometimes nothing
 * @returns {View}
 */
export function readView(payload) {
  const url = readUrl(payload);
  return {
    url, record: recordOf(payload?.recordId, payload?.objectType, payload?.recordName),
    newRecord: url?.match(NEW_RECORD)?.[1] ?? null,
    form: matchesAny(url, LIGHTNING_FORMS),
  };
}

/**
 * @param {any} payload of Classic's getPageInfo or onFocus
 * @returns {View}
 */
export function readClassicView(payload) {
  const url = readUrl(payload);
  const prefix = url?.match(CLASSIC_NEW)?.[1];
  return {
    url, record: recordOf(payload?.objectId, payload?.object, payload?.objectName),
    newRecord: Object.keys(KEY_PREFIXES).find(type => KEY_PREFIXES[type] === prefix) ?? null,
    form: matchesAny(url, CLASSIC_FORMS),
  };
}

/**
 * @param {any} payload of onClickToDial
 * @returns {Dialled | null} null if there is no number in it
 */
export function readDialled(payload) {
  return dialledOf(payload, recordOf(payload?.recordId, payload?.objectType, payload?.recordName));
}

/**
 * @param {any} payload of Classic's onClickToDial
 * @returns {Dialled | null}
 */
export function readClassicDialled(payload) {
  return dialledOf(payload, recordOf(payload?.objectId, payload?.object, payload?.objectName));
}

/** @param {any} payload */
const readUrl = payload => typeof payload?.url === 'string' ? payload.url : null;

/**
 * @param {string | null} url
 * @param {readonly RegExp[]} patterns
 */
const matchesAny = (url, patterns) => url !== null && patterns.some(pattern => pattern.test(url));

/**
 * @param {any} payload
 * @param {RecordRef | null} record
 * @returns {Dialled | null}
 */
function dialledOf(payload, record) {
  const number = payload?.number == null ? '' : String(payload.number).trim();
  return number ? { number, record } : null;
}

/**
 * @param {any} id
 * @param {any} type
 * @param {any} name
 * @returns {RecordRef | null}
 */
function recordOf(id, type, name) {
  return id && type ? { id: String(id), type: String(type), name: name ? String(name) : null } : null;
}
