// @ts-check
/** @import {Presence} from './call.js' */

const STATES = Object.freeze({
  ready: 'Ready for queue calls',
  notReady: 'Not ready',
  loggedOut: 'Logged out of the queues',
  unknown: 'The phone system has not said whether you take queue calls.',
});

const CHANGING = Object.freeze({
  ready: 'Changing to Ready…',
  notReady: 'Changing to Not ready…',
  loggedOut: 'Logging out…',
  unknown: 'One moment…',
});

/**
 * @param {Presence} presence
 * @param {(time: Date) => string} [clock] how a time of day is written
 * @returns {string} one line: what is being changed, else what is so and since when
 */
export function presenceText(presence, clock = time => time.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })) {
  if (presence.pending) {
    return CHANGING[presence.pending];
  }
  const state = STATES[presence.state];
  const since = new Date(presence.since);
  if (presence.state === 'unknown' || Number.isNaN(since.getTime())) {
    return state;
  }
  return `${presence.reason && presence.state === 'notReady' ? `${state}: ${presence.reason}` : state}, since ${clock(since)}`;
}

/**
 * @param {Presence} presence
 * @returns {'ready' | 'notReady' | 'loggedOut' | null} the button that stands pressed: what was asked for, else what is so
 */
export const presencePressed = presence => {
  const state = presence.pending ?? presence.state;
  return state === 'unknown' ? null : state;
};
