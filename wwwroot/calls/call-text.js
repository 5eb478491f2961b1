// @ts-check
/** @import {Associated, Call, DeskStatus} from './call.js' */
import { isOver, wasConnected } from './desk-state.js';

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
  const title = matched || said || written || (TAKEN_OVER[takeOver(call) ?? ''] ?? 'Number withheld');
  return {
    title,
    number: written === title ? null : written,
    // The phone system's word for a caller is no match: nobody should take it for a record.
    from: said && !call.internal && call.search === 'answered' && call.matches.length === 0 ? 'not in Salesforce' : null,
  };
}

/** @type {Record<string, string>} */
const TAKEN_OVER = Object.freeze({ pickUp: 'Call of a colleague', unpark: 'Parked call' });

/**
 * @param {Call} call
 * @returns {string | null} `pickUp` or `unpark` for a call that was asked for by it and has shown no party yet
 */
function takeOver(call) {
  const name = call.pending?.kind ?? call.lastCommand?.name ?? '';
  return name in TAKEN_OVER && !call.connectedAt ? name : null;
}

const STATES = Object.freeze({
  initiated: 'Ringing your phone: pick up to call',
  delivering: 'Calling',
  alerting: 'Ringing',
  connected: 'Connected',
  held: 'On hold',
  heldByRemote: 'They put you on hold',
  queued: 'Waiting',
  failed: 'Cannot be reached',
  closing: 'Ending',
  ended: 'Ended',
});

/**
 * @param {Call} call
 * @returns {string}
 */
export function stateText(call) {
  if (call.state === 'alerting' && call.direction === 'inbound') {
    return call.internal ? 'Internal call' : 'Incoming call';
  }
  if (call.state === 'initiated' && takeOver(call)) {
    return 'Ringing your phone: pick up to take the call';
  }
  if (call.state === 'queued' && call.parkedAt) {
    return `Parked in space ${call.parkedAt}`;
  }
  const reasonKnown = call.state === 'failed' && call.endReason !== null;
  return isOver(call) || reasonKnown ? endText(call) : STATES[call.state] ?? call.state;
}

/**
 * @param {Call} call an ended call
 * @returns {string}
 */
export function endText(call) {
  const inbound = call.direction === 'inbound';
  switch (call.endReason) {
    case 'localHangUp': return wasConnected(call) || inbound ? 'You hung up' : 'You cancelled';
    case 'remoteHangUp': return 'They hung up';
    case 'callerCancelled': return 'Missed: the caller gave up';
    case 'noAnswer': return inbound ? 'Missed: not answered' : 'No answer';
    case 'busy': return inbound ? 'Missed: you were busy' : 'Busy';
    case 'rejected': return inbound ? 'You rejected it' : 'They rejected it';
    case 'answeredElsewhere': return 'Answered on another phone';
    case 'pickedUp': return 'Picked up by a colleague';
    case 'forwarded': return 'Forwarded';
    case 'transferred': return 'Transferred';
    case 'parked': return 'Parked';
    case 'congestion': return 'All lines were busy';
    case 'unreachable': return takeOver(call) ? 'Not taken over' : 'Cannot be reached';
    case 'linkLost': return 'Phone system lost: end not seen';
    default: return 'Ended';
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
    return `${inbound ? 'In' : 'Out'} ${talked}`;
  }
  return isMissed(call) ? 'Missed' : endText(call);
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
    parts.push(`Queue ${call.queue}`);
  }
  if (call.transferredFrom) {
    parts.push(`From ${call.transferredFrom}`);
  }
  // One's own extension is no news.
  if (call.calledNumber && call.direction === 'inbound' && call.calledNumber !== call.agent) {
    parts.push(`To ${format(call.calledNumber)}`);
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
    : (isNumberLike(display) ? null : display) || name || (number ? format(number) : 'Number withheld'));
  return names.length > 1 ? `Conference: ${names.join(', ')} and you` : null;
}

const BECAUSE = Object.freeze({
  chosen: 'you chose it',
  origin: 'dialled from it',
  singleMatch: 'only match',
  openRecord: 'open when you dialled',
  derived: 'goes with it',
});

/**
 * @param {string} because
 * @returns {string}
 */
export const becauseText = because => BECAUSE[/** @type {keyof typeof BECAUSE} */ (because)] ?? because;

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
    return { label: 'Private: will not be logged.', records: [] };
  }
  const chosen = [call.association?.who, call.association?.what].filter(record => record != null);
  if (chosen.length > 0) {
    return { label: call.record?.state === 'saved' ? 'Logged to:' : 'Will be logged to:', records: chosen.map(named) };
  }
  return { label: withoutRecord(call), records: [] };
}

/** @param {Associated} record */
const named = record => ({ name: record.name || record.type, why: becauseText(record.because) });

/** @param {Call} call */
function withoutRecord(call) {
  const saved = call.record?.state === 'saved' ? 'Logged without a record' : 'Will be logged without a record';
  if (call.internal) {
    return `${saved}: internal call.`;
  }
  switch (call.search) {
    case 'searching': return 'Looking up the number…';
    case 'failed': return `${saved}: Salesforce could not be searched.`;
    case 'none': return `${saved}: ${call.party.number ? 'not looked up' : 'no number'}.`;
    default: return call.matches.length > 1
      ? `${saved}: ${call.matches.length} matches, none chosen.`
      : `${saved}: no match.`;
  }
}

/**
 * @param {Call} call
 * @returns {{text: string, tone: 'good' | 'busy' | 'bad'} | null} how far the call record has come; null before the end
 */
export function recordText(call) {
  const message = call.record?.message;
  switch (isOver(call) ? call.record?.state : undefined) {
    case 'pending': return { text: message || 'Waiting to be saved', tone: 'busy' };
    case 'sending': return { text: 'Saving to Salesforce…', tone: 'busy' };
    case 'unknown': return { text: 'Asking Salesforce whether it was saved…', tone: 'busy' };
    case 'saved': return { text: message ? `Saved to Salesforce. ${message}` : 'Saved to Salesforce', tone: 'good' };
    case 'failed': return { text: `Not saved: ${message || 'Salesforce refused it'}`, tone: 'bad' };
    case 'none': return { text: 'Not logged', tone: 'busy' };
    default: return null;
  }
}

/**
 * @param {DeskStatus | null} status null before the first push
 * @param {'connecting' | 'connected' | 'lost'} link to the listener
 * @param {string} licence
 * @returns {{tone: 'good' | 'busy' | 'bad', title: string, message: string | null, action: string | null}}
 */
export function statusText(status, link, licence) {
  if (link === 'lost') {
    return {
      tone: 'bad', title: 'Not connected', message: 'CallBridge on this computer does not answer.',
      action: 'Start CallBridge if it is not running. This panel keeps trying.',
    };
  }
  if (link === 'connecting' || !status) {
    return { tone: 'busy', title: 'Connecting…', message: null, action: null };
  }
  if (status.status !== 'available') {
    const reason = status.reasons[0];
    return {
      tone: 'bad', title: 'Not connected',
      message: reason?.message ?? 'CallBridge does not say why.', action: reason?.action ?? null,
    };
  }
  return { tone: 'good', title: 'Available', message: outboxText(status) ?? licenceText(licence), action: null };
}

/** @param {DeskStatus} status */
function outboxText(status) {
  const { pending = 0, failed = 0 } = status.outbox ?? {};
  const parts = [];
  if (pending > 0) {
    parts.push(`${pending} ${pending === 1 ? 'record' : 'records'} waiting`);
  }
  if (failed > 0) {
    parts.push(`${failed} refused by Salesforce`);
  }
  return parts.length > 0 ? parts.join(', ') : null;
}

/** @param {string} licence */
const licenceText = licence => licence.toLowerCase() === 'client' ? 'This licence only dials.' : null;
