// @ts-check
/** @import {Call} from './call.js' */
import { endText, partiesText, partyText, recordText, stateText } from './call-text.js';
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
      return is.muted ? 'You are muted' : 'You are no longer muted';
    }
    const parties = partiesText(is);
    if (parties && parties !== partiesText(was)) {
      return parties;
    }
    const [saved, wasSaved] = [recordText(is)?.text, recordText(was)?.text];
    return saved !== wasSaved && is.record?.state !== 'sending' ? saved ?? null : null;
  }
  if (isRinging(is)) {
    return `Incoming call from ${title}${number ? `, ${number}` : ''}`;
  }
  if (isOver(is)) {
    // A page that loads during wrap-up has not heard this call: its end is no news.
    return was ? `Call with ${title} ended. ${endText(is)}` : null;
  }
  switch (is.state) {
    case 'connected': return was && WAITING.has(was.state) ? `${title} is back on the line` : `Connected with ${title}`;
    case 'held': return `${title} is on hold`;
    case 'heldByRemote': return `${title} put you on hold`;
    case 'queued': return `${title}: ${stateText(is)}`;
    case 'delivering': return `Calling ${title}`;
    case 'failed': return `${title} cannot be reached`;
    default: return null;
  }
}
