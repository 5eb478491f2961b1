// @ts-check
/** @import {RecordRef} from '../calls/call.js' */
/** @import {Dialled, View} from './host.js' */

/** A Lightning page with a form for a record that does not exist yet. */
const NEW_RECORD = /\/lightning\/o\/([A-Za-z]\w*)\/new(?:[/?#]|$)/;

/**
 * @param {any} payload of getAppViewInfo or onNavigationChange; a list view has only `url`, a console sometimes nothing
 * @returns {View}
 */
export function readView(payload) {
  const url = typeof payload?.url === 'string' ? payload.url : null;
  return { url, record: readRecord(payload), newRecord: url?.match(NEW_RECORD)?.[1] ?? null };
}

/**
 * @param {any} payload of onClickToDial
 * @returns {Dialled | null} null if there is no number in it
 */
export function readDialled(payload) {
  const number = payload?.number == null ? '' : String(payload.number).trim();
  return number ? { number, record: readRecord(payload) } : null;
}

/**
 * @param {any} payload
 * @returns {RecordRef | null}
 */
function readRecord(payload) {
  return payload?.recordId && payload?.objectType
    ? { id: String(payload.recordId), type: String(payload.objectType), name: payload.recordName ? String(payload.recordName) : null }
    : null;
}
