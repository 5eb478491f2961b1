// @ts-check
/** @import {Call, Matched, RecordRef} from './call.js' */

/**
 * @typedef {Object} Choice something that a call can be logged to
 * @property {string} id of the record; empty for nobody
 * @property {string | null} name null for nobody
 * @property {string | null} type sObject type
 * @property {string | null} about more that tells it apart
 * @property {boolean} open it is the record open in this tab, and no match
 * @property {boolean} below it belongs to the match above it
 * @property {boolean} chosen the call is logged to it now
 * @property {RecordRef | null} who
 * @property {RecordRef | null} what
 */

/** Pages that say nothing of what a call is about. */
const NO_CHOICE = new Set(['Task', 'Event', 'User', 'Group', 'Report', 'Dashboard', 'ContentDocument']);

/** What goes to a Task's Who; an Account is tried there first, since it may be a person. */
const PEOPLE = new Set(['Contact', 'Lead', 'Account']);

/**
 * Everything that a call may be logged to by one press: its matches with their open cases, the record open in this tab, what it is
 * logged to now, and nobody.
 * @param {Call} call
 * @param {RecordRef | null} open
 * @returns {Choice[]}
 */
export function choicesOf(call, open) {
  const { who, what } = call.association ?? { who: null, what: null };
  const choices = call.matches.flatMap(match => [ofRecord(match), ...(match.cases ?? []).map(one => ofCase(one, match))]);
  for (const record of [open, what, who]) {
    if (record && !NO_CHOICE.has(record.type) && !choices.some(choice => stands(choice, record))) {
      choices.push({ ...ofRecord(record), open: record === open });
    }
  }
  const chosen = choices.find(choice => what !== null && choice.what?.id === what.id)
    ?? choices.find(choice => who !== null && (what === null || what.type !== 'Case') && !choice.below && stands(choice, who))
    ?? choices.find(choice => what !== null && choice.id === what.id);
  return [
    ...choices.map(choice => ({ ...choice, chosen: choice === chosen })),
    { id: '', name: null, type: null, about: null, open: false, below: false, chosen: !who && !what, who: null, what: null },
  ];
}

/**
 * @param {Choice} choice
 * @param {RecordRef} record a Person Account is shown as account and logged to as its contact, of the same name
 */
const stands = (choice, record) => choice.id === record.id
  || (choice.type === 'Account' && record.type === 'Contact' && choice.name !== null && choice.name === record.name);

/**
 * @param {Matched | RecordRef} record
 * @returns {Choice}
 */
function ofRecord({ id, type, name }) {
  const record = { id, type, name };
  const isWho = PEOPLE.has(type);
  return {
    id, name: name || type, type, about: null, open: false, below: false, chosen: false, who: isWho ? record : null, what: isWho ? null : record,
  };
}

/**
 * @param {import('./call.js').OpenCase} one
 * @param {RecordRef} match
 * @returns {Choice}
 */
const ofCase = ({ id, number, subject }, match) => ({
  id, name: number ?? 'Case', type: 'Case', about: subject, open: false, below: true, chosen: false,
  who: { id: match.id, type: match.type, name: match.name }, what: { id, type: 'Case', name: number },
});
