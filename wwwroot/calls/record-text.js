// @ts-check
/** @import {CallRecord} from './call.js' */
import { timeOfDay } from '../words/times.js';
import { say } from '../words/words.js';

/** States in which a record waits or is set aside, those that need a person first. */
export const OPEN_STATES = Object.freeze(/** @type {const} */ (['failed', 'unknown', 'sending', 'pending']));

const STATES = Object.freeze({
  failed: 'records.failed', unknown: 'records.unknown', sending: 'records.sending', pending: 'records.pending', saved: 'records.saved',
});

/**
 * @param {CallRecord} record
 * @returns {string} where it stands, in plain words
 */
export function standText(record) {
  const next = record.state === 'pending' && record.nextAttemptAt ? new Date(record.nextAttemptAt) : null;
  if (record.state === 'unknown' && !record.undecided) {
    return say('record.unknown');
  }
  return next && !Number.isNaN(next.getTime()) ? say('records.pendingUntil', { time: timeOfDay(next) }) : say(STATES[record.state]);
}

/** @typedef {'retry' | 'mend' | 'remove'} Action */

/**
 * @param {CallRecord} record
 * @returns {Action[]} what a person can do about it; nothing while it is on its way by itself
 */
export function actionsOf(record) {
  switch (record.state) {
    case 'failed': return ['retry', 'mend', 'remove'];
    case 'unknown': return record.undecided ? ['retry', 'remove'] : [];
    default: return [];
  }
}

/** Fields that can be mended, with the most characters of each. */
export const MENDABLE = Object.freeze(/** @type {const} */ ({ subject: 255, description: 32_000, disposition: 255, who: 18, what: 18 }));

/** @typedef {keyof typeof MENDABLE} Mendable */

/**
 * @param {CallRecord} record
 * @param {Record<Mendable, string>} typed
 * @returns {Partial<Record<Mendable, string>>} only what differs; an emptied field is taken out
 */
export function mendOf(record, typed) {
  const fields = /** @type {Mendable[]} */ (Object.keys(MENDABLE));
  return Object.fromEntries(fields
    .map(field => /** @type {const} */ ([field, typed[field].trim()]))
    .filter(([field, text]) => text !== (record[field] ?? '').trim()));
}
