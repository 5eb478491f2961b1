// @ts-check
/** @import {Presence} from './call.js' */
import { timeOfDay } from '../words/times.js';
import { say } from '../words/words.js';

const STATES = Object.freeze({
  ready: 'presence.isReady', notReady: 'presence.isNotReady', loggedOut: 'presence.isLoggedOut', unknown: 'presence.isUnknown',
});

const CHANGING = Object.freeze({
  ready: 'presence.toReady', notReady: 'presence.toNotReady', loggedOut: 'presence.toLoggedOut', unknown: 'doing.other',
});

/** Reasons that the panel offers, by their keys: what is sent and stored is the English word, so that everybody's reports say the same. */
export const REASONS = Object.freeze({
  Break: 'presence.break', Lunch: 'presence.lunch', Meeting: 'presence.meeting', Training: 'presence.training', Paperwork: 'presence.paperwork',
});

/**
 * @param {string} reason as stored
 * @returns {string} as shown
 */
export const reasonText = reason => Object.hasOwn(REASONS, reason) ? say(REASONS[/** @type {keyof typeof REASONS} */ (reason)]) : reason;

/**
 * @param {string} typed
 * @returns {string} as stored
 */
export const reasonOf = typed => Object.entries(REASONS).find(([, key]) => say(key).toLowerCase() === typed.toLowerCase())?.[0] ?? typed;

/**
 * @param {Presence} presence
 * @param {(time: Date) => string} [clock] how a time of day is written
 * @returns {string} one line: what is being changed, else what is so and since when
 */
export function presenceText(presence, clock = timeOfDay) {
  if (presence.pending) {
    return say(CHANGING[presence.pending]);
  }
  const state = presence.reason && presence.state === 'notReady'
    ? say('presence.isNotReadyFor', { reason: reasonText(presence.reason) })
    : say(STATES[presence.state]);
  const since = new Date(presence.since);
  return presence.state === 'unknown' || Number.isNaN(since.getTime()) ? state : say('presence.since', { state, time: clock(since) });
}

/**
 * @param {Presence} presence
 * @returns {'ready' | 'notReady' | 'loggedOut' | null} the button that stands pressed: what was asked for, else what is so
 */
export const presencePressed = presence => {
  const state = presence.pending ?? presence.state;
  return state === 'unknown' ? null : state;
};
