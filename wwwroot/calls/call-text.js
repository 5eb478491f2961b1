// @ts-check
/** @import {Associated, Call} from './call.js' */
import { listText, say, sayIf } from '../words/words.js';
import { isOver, wasConnected } from './desk-state.js';
import { recordTypeText } from './record-types.js';
import { serverText } from './server-text.js';

/** @param {string | null | undefined} text whether it reads as a number rather than a name */
const isNumberLike = text => Boolean(text) && /^[\d\s()+*#./-]+$/.test(text ?? '');

/**
 * @param {Call} call
 * @param {(number: string) => string} [format] how numbers are written for reading
 * @returns {{title: string, number: string | null, from: string | null}} who it is; `number` is null where the title says it
 *   already; `from` says where an unproved name comes from
 */
export function partyText(call, format = number => number) {
  const { number, name, display } = call.party;
  const written = number ? format(number) : null;
  const matched = call.matches.length === 1 ? call.matches[0].name : null;
  const said = (isNumberLike(display) ? null : display) || name;
  const title = matched || said || written || say(TAKEN_OVER[takeOver(call) ?? ''] ?? 'call.withheld');
  return {
    title,
    number: written === title ? null : written,
    // The phone system's word for a caller is no match: nobody should take it for a record.
    from: said && !call.internal && call.search === 'answered' && call.matches.length === 0 ? say('call.notInSalesforce') : null,
  };
}

/** @type {Record<string, string>} */
const TAKEN_OVER = Object.freeze({ pickUp: 'call.colleagues', unpark: 'call.parked' });

/**
 * @param {Call} call
 * @returns {string | null} `pickUp` or `unpark` for a call that was asked for by it and has shown no party yet
 */
function takeOver(call) {
  const name = call.pending?.kind ?? call.lastCommand?.name ?? '';
  return name in TAKEN_OVER && !call.connectedAt ? name : null;
}

const STATES = Object.freeze({
  initiated: 'state.initiated', delivering: 'state.delivering', alerting: 'state.alerting', connected: 'state.connected', held: 'state.held',
  heldByRemote: 'state.heldByRemote', queued: 'state.queued', failed: 'state.failed', closing: 'state.closing', ended: 'state.ended',
});

/**
 * @param {Call} call
 * @returns {string}
 */
export function stateText(call) {
  if (call.state === 'alerting' && call.direction === 'inbound') {
    return say(call.internal ? 'state.internal' : 'state.incoming');
  }
  if (call.state === 'initiated' && takeOver(call)) {
    return say('state.takingOver');
  }
  if (call.state === 'queued' && call.parkedAt) {
    return say('state.parked', { space: call.parkedAt });
  }
  const reasonKnown = call.state === 'failed' && call.endReason !== null;
  return isOver(call) || reasonKnown ? endText(call) : say(STATES[call.state] ?? 'doing.other');
}

/**
 * @param {Call} call an ended call
 * @returns {string}
 */
export function endText(call) {
  return say(endKey(call));
}

/** @param {Call} call */
function endKey(call) {
  const inbound = call.direction === 'inbound';
  switch (call.endReason) {
    case 'localHangUp': return wasConnected(call) || inbound ? 'end.youHungUp' : 'end.youCancelled';
    case 'remoteHangUp': return 'end.theyHungUp';
    case 'callerCancelled': return 'end.callerGaveUp';
    case 'noAnswer': return inbound ? 'end.notAnswered' : 'end.noAnswer';
    case 'busy': return inbound ? 'end.youWereBusy' : 'end.busy';
    case 'rejected': return inbound ? 'end.youRejected' : 'end.theyRejected';
    case 'answeredElsewhere': return 'end.elsewhere';
    case 'pickedUp': return 'end.pickedUp';
    case 'forwarded': return 'end.forwarded';
    case 'transferred': return 'end.transferred';
    case 'parked': return 'end.parked';
    case 'congestion': return 'end.congestion';
    case 'unreachable': return takeOver(call) ? 'end.notTaken' : 'state.failed';
    case 'linkLost': return 'end.linkLost';
    default: return 'state.ended';
  }
}

/**
 * @param {Call} call an ended call
 * @param {string} talked its talk time
 * @returns {string} what came of it in a word or two, for a line of a list
 */
export function outcomeText(call, talked) {
  const inbound = call.direction === 'inbound';
  if (wasConnected(call)) {
    return say(inbound ? 'end.in' : 'end.out', { time: talked });
  }
  return isMissed(call) ? say('end.missed') : endText(call);
}

/**
 * @param {Call} call an ended call
 * @returns {boolean} whether nobody took it: what a colleague answered, or went on to another phone, is not missed
 */
export const isMissed = call => call.direction === 'inbound' && !wasConnected(call) && MISSED.has(call.endReason ?? '');

const MISSED = new Set(['callerCancelled', 'noAnswer', 'busy', 'remoteHangUp', 'unknown']);

/**
 * @param {Call} call
 * @param {(number: string) => string} [format]
 * @returns {string | null} by what way it came: a queue, a colleague, another of our numbers
 */
export function wayText(call, format = number => number) {
  const parts = [];
  if (call.queue) {
    parts.push(say('call.queue', { name: call.queue }));
  }
  if (call.transferredFrom) {
    parts.push(say('call.fromName', { name: call.transferredFrom }));
  }
  // One's own extension is no news.
  if (call.calledNumber && call.direction === 'inbound' && call.calledNumber !== call.agent) {
    parts.push(say('call.to', { number: format(call.calledNumber) }));
  }
  return parts.length > 0 ? parts.join(' · ') : null;
}

/**
 * @param {Call} call
 * @param {(number: string) => string} [format]
 * @returns {string | null} everybody in a conference, the agent last
 */
export function partiesText(call, format = number => number) {
  const names = (call.parties ?? []).map(({ number, name, display }) => number !== null && number === call.party.number
    ? partyText(call, format).title
    : (isNumberLike(display) ? null : display) || name || (number ? format(number) : say('call.withheld')));
  return names.length > 1 ? say('call.conference', { parties: listText([...names, say('call.you')]) }) : null;
}

/**
 * @param {string} because
 * @returns {string}
 */
export const becauseText = because => sayIf(`because.${because}`) ?? because;

/**
 * What becomes of the call in Salesforce, as label and named records with their reasons, or as one sentence.
 * @param {Call} call
 * @returns {{label: string, records: {name: string, why: string}[]}}
 */
export function logText(call) {
  if (!call.party.number && takeOver(call)) {
    // Whose call it is, is not known yet.
    return { label: '', records: [] };
  }
  if (call.private) {
    return { label: say(isOver(call) && call.record?.state !== 'none' ? 'log.privateEmptied' : 'log.private'), records: [] };
  }
  const chosen = [call.association?.who, call.association?.what].filter(record => record != null);
  if (chosen.length > 0) {
    return { label: say(call.record?.state === 'saved' ? 'log.done' : 'log.will'), records: chosen.map(named) };
  }
  return { label: withoutRecord(call), records: [] };
}

/**
 * @param {Call} call
 * @returns {boolean} whether there is, or will be, a record whose links a person may change here
 */
export const canBeRelinked = call => !call.internal && !call.private && !(takeOver(call) && !call.party.number)
  && !(isOver(call) && call.record?.state === 'none');

/** @param {Associated} record */
const named = record => ({ name: nameOf(record), why: becauseText(record.because) });

/** @param {Associated} record a case is called by a number, which alone says little */
const nameOf = ({ name, type }) => !name ? recordTypeText(type) : type === 'Case' ? `${recordTypeText(type)} ${name}` : name;

/** @param {Call} call */
function withoutRecord(call) {
  const why = whyWithout(call);
  return why === null ? say('log.searching') : say(call.record?.state === 'saved' ? 'log.doneWithout' : 'log.willWithout', { why });
}

/**
 * @param {Call} call
 * @returns {string | null} null while Salesforce is asked
 */
function whyWithout(call) {
  if (call.internal) {
    return say('log.whyInternal');
  }
  switch (call.search) {
    case 'searching': return null;
    case 'failed': return say('log.whyNotSearched');
    case 'none': return say(call.party.number ? 'log.whyNotLookedUp' : 'log.whyNoNumber');
    default: return call.matches.length > 1 ? say('log.whySeveral', { n: call.matches.length }) : say('log.whyNoMatch');
  }
}

/**
 * @param {Call} call
 * @returns {{text: string, tone: 'good' | 'busy' | 'bad'} | null} how far the call record has come; null before the end
 */
export function recordText(call) {
  const message = serverText(call.record?.message, call.record?.code);
  switch (isOver(call) ? call.record?.state : undefined) {
    case 'pending': return { text: message || say('record.pending'), tone: 'busy' };
    case 'sending': return { text: say('record.sending'), tone: 'busy' };
    // What nobody can look up is for the person to decide.
    case 'unknown': return call.record?.code === 'undecided' ? { text: message, tone: 'bad' } : { text: say('record.unknown'), tone: 'busy' };
    case 'saved': return { text: message ? say('record.savedBut', { message }) : say('record.saved'), tone: 'good' };
    case 'failed': return { text: say('record.failed', { message: message || say('record.refused') }), tone: 'bad' };
    case 'none': return { text: say('record.none'), tone: 'busy' };
    default: return null;
  }
}
