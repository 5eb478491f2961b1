// @ts-check
/** @import {DeskStatus, Reason} from './call.js' */
import { timeOfDay } from '../words/times.js';
import { currentLanguage, say, sayIf } from '../words/words.js';

/**
 * @param {DeskStatus | null} status null before the first push
 * @param {'connecting' | 'connected' | 'lost'} link to the listener
 * @param {string} licence
 * @param {string | null} [tabUser] who is signed in to the page around, by id; null where that cannot be told
 * @returns {{tone: 'good' | 'busy' | 'warn' | 'bad', title: string, message: string | null, action: string | null, records: string | null,
 *   signIn: boolean}} `records`: what leads to the records that are not in Salesforce; `signIn`: a button for it belongs here
 */
export function statusText(status, link, licence, tabUser = null) {
  if (link === 'lost') {
    return {
      tone: 'bad', title: say('status.notConnected'), message: say('status.noListener'),
      action: say('status.noListenerDo'), records: null, signIn: false,
    };
  }
  if (link === 'connecting' || !status) {
    return { tone: 'busy', title: say('status.connecting'), message: null, action: null, records: null, signIn: false };
  }
  const records = outboxText(status);
  const signIn = status.reasons.some(({ code }) => code === SIGN_IN);
  if (status.status !== 'available') {
    const reason = status.reasons[0];
    return {
      tone: 'bad', title: say('status.notConnected'), records, signIn,
      message: reason ? [messageOf(reason), ...lossOf(status, reason)].join(' ') : say('status.noReason'), action: reason ? actionOf(reason) : null,
    };
  }
  const warning = status.reasons.find(({ code }) => SAID_WHILE_AVAILABLE.has(code));
  if (!warning && isAnother(tabUser, status.salesforce?.userId)) {
    return {
      tone: 'warn', title: say('status.available'), records, signIn,
      message: say('status.anotherUser', { agent: status.salesforce?.user ?? '' }), action: say('status.anotherUserDo'),
    };
  }
  return {
    tone: warning ? 'warn' : 'good', title: say('status.available'), records, signIn,
    message: warning ? messageOf(warning) : licenceText(licence), action: warning ? actionOf(warning) : null,
  };
}

const SIGN_IN = 'signIn';

/** Of an id, what tells users apart: the 15 characters that both of its forms begin with. */
const ID_LENGTH = 15;

/**
 * @param {string | null} one
 * @param {string | null | undefined} other
 */
const isAnother = (one, other) => Boolean(one && other) && one?.slice(0, ID_LENGTH) !== other?.slice(0, ID_LENGTH);

/** What a person must do something about although calls go on; of the rest, the number of waiting records says enough. */
const SAID_WHILE_AVAILABLE = new Set([SIGN_IN, 'userNotEnabled', 'noSalesforcePage', 'recordsUndecided', 'callsNotKept', 'callsSetAside']);

/**
 * What exactly is wrong is known to the listener alone: beside words of ours, its own stand where it has none of ours for them.
 * @param {Reason} reason
 */
function messageOf({ code, message, said, values }) {
  const exact = said ? sayIf(`said.${said}`, values ?? {}) : null;
  const general = currentLanguage() === 'en' ? null : sayIf(`reason.${code}`);
  return exact ?? (general ? `${general} (${message})` : message);
}

/**
 * @param {DeskStatus} status
 * @param {Reason} reason
 * @returns {string[]} of a lost phone system: since when, and when it is tried again
 */
function lossOf({ telephony }, { code }) {
  if (code !== 'phoneSystemLost') {
    return [];
  }
  const { since, nextTry } = telephony ?? {};
  return [since && say('status.since', { time: timeOfDay(new Date(since)) }), nextTry && say('status.nextTry', { time: timeOfDay(new Date(nextTry)) })]
    .filter(sentence => typeof sentence === 'string');
}

/** @param {Reason} reason */
const actionOf = ({ code, action }) => (currentLanguage() === 'en' ? null : sayIf(`reason.${code}.do`)) ?? action;

/** @param {DeskStatus} status */
function outboxText(status) {
  const { pending = 0, failed = 0, undecided = 0 } = status.outbox ?? {};
  const parts = [];
  if (pending > undecided) {
    parts.push(say('status.waiting', { n: pending - undecided }));
  }
  if (failed > 0) {
    parts.push(say('status.refused', { n: failed }));
  }
  if (undecided > 0) {
    parts.push(say('status.undecided', { n: undecided }));
  }
  return parts.length > 0 ? parts.join(', ') : null;
}

/** @param {string} licence */
const licenceText = licence => licence.toLowerCase() === 'client' ? say('status.dialsOnly') : null;
