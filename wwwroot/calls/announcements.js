// @ts-check
/** @import {Call} from './call.js' */
import { endText, logText, partiesText, partyText, recordText, stateText } from './call-text.js';
import { listText, say } from '../words/words.js';
import { isOver, isRinging } from './desk-state.js';

/**
 * What a person who does not look at the panel must hear about: the difference between two states of the desk.
 * @param {Call[]} before
 * @param {Call[]} after
 * @returns {{text: string, urgent: boolean}[]}
 */
export function announcements(before, after) {
  const earlier = new Map(before.map(call => [call.id, call]));
  return after.flatMap(call => {
    const text = newsOf(earlier.get(call.id) ?? null, call);
    return text ? [{ text, urgent: isRinging(call) }] : [];
  });
}

/** @param {Call} call what it is logged to, as one sentence */
function loggedText(call) {
  const { label, records } = logText({ ...call, record: null });
  return [label, listText(records.map(({ name }) => name))].filter(Boolean).join(' ');
}

const WAITING = new Set(['held', 'heldByRemote', 'queued']);

/**
 * @param {Call | null} was
 * @param {Call} is
 * @returns {string | null}
 */
function newsOf(was, is) {
  const { title, number } = partyText(is);
  if (was?.state === is.state) {
    if (Boolean(was.muted) !== Boolean(is.muted)) {
      return say(is.muted ? 'news.muted' : 'news.unmuted');
    }
    const parties = partiesText(is);
    if (parties && parties !== partiesText(was)) {
      return parties;
    }
    if (was.search === is.search && loggedText(was) !== loggedText(is)) {
      return loggedText(is);
    }
    const [saved, wasSaved] = [recordText(is)?.text, recordText(was)?.text];
    return saved !== wasSaved && is.record?.state !== 'sending' ? saved ?? null : null;
  }
  if (isRinging(is)) {
    return number ? say('news.incomingNumber', { title, number }) : say('news.incoming', { title });
  }
  if (isOver(is)) {
    // A page that loads during wrap-up has not heard this call: its end is no news.
    return was ? say('news.ended', { title, end: endText(is) }) : null;
  }
  switch (is.state) {
    case 'connected': return say(was && WAITING.has(was.state) ? 'news.back' : 'news.connected', { title });
    case 'held': return say('news.held', { title });
    case 'heldByRemote': return say('news.heldByRemote', { title });
    case 'queued': return say('news.queued', { title, state: stateText(is) });
    case 'delivering': return say('news.delivering', { title });
    case 'failed': return say('news.failed', { title });
    default: return null;
  }
}
