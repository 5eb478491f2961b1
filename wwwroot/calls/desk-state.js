// @ts-check
/** @import {Call, Push} from './call.js' */
import { pairsTogether } from './pairs.js';

/**
 * The whole live desk as last pushed. Pushes may arrive late or twice after a reconnect: what is older than what is shown is dropped.
 */
export class DeskState {
  /** @type {Push | null} */
  #push = null;

  /** @returns {Push | null} the newest push, null before the first */
  get push() {
    return this.#push;
  }

  /** @returns {Call[]} in the order in which a person needs them: ringing, talking, waiting, then over; newest first within each, pairs together */
  get calls() {
    return pairsTogether(inOrderOfNeed(this.#push?.calls ?? []));
  }

  /**
   * @param {string} id
   * @returns {Call | null}
   */
  find(id) {
    return this.#push?.calls.find(call => call.id === id) ?? null;
  }

  /**
   * @param {Push} push
   * @returns {boolean} false if it was older than, or the same as, what is held
   */
  take(push) {
    if (this.#push && !isNewer(push, this.#push)) {
      return false;
    }
    this.#push = push;
    return true;
  }
}

/**
 * An epoch is one life of the listener; versions count within it. Epochs that are no numbers have no order: another one is
 * taken as the newer, since a listener that has gone sends nothing any more.
 * @param {{epoch: string | number, version: number}} candidate
 * @param {{epoch: string | number, version: number}} held
 */
export function isNewer(candidate, held) {
  if (candidate.epoch === held.epoch) {
    return candidate.version > held.version;
  }
  return typeof candidate.epoch === 'number' && typeof held.epoch === 'number'
    ? candidate.epoch > held.epoch
    : true;
}

const NEED = Object.freeze({
  alerting: 0,
  connected: 1, initiated: 1, delivering: 1, failed: 1,
  held: 2, heldByRemote: 2, queued: 2,
  closing: 3, ended: 4,
});

/**
 * @param {Call[]} calls
 * @returns {Call[]}
 */
export function inOrderOfNeed(calls) {
  return [...calls].sort((a, b) =>
    NEED[a.state] - NEED[b.state]
    || Date.parse(b.startedAt ?? '') - Date.parse(a.startedAt ?? '')
    || (a.id < b.id ? -1 : 1));
}

/** @param {Call} call */
export const isOver = call => call.state === 'ended';

/** @param {Call} call whether it rings at the agent's phone for an outside or inside caller */
export const isRinging = call => call.state === 'alerting' && call.direction === 'inbound';

/** @param {Call} call whether the agent and somebody else were ever able to talk */
export const wasConnected = call => Boolean(call.connectedAt);

/**
 * Seconds to show beside a call. Listener and page share the machine, hence its clock; a step of that clock must not show
 * a negative time.
 * @param {Call} call
 * @param {number} now milliseconds since 1970
 * @returns {number} whole seconds since it was connected, else since it began; of an ended call its talk time
 */
export function secondsShown(call, now) {
  if (isOver(call)) {
    return call.talkSeconds ?? 0;
  }
  return secondsSince(call.connectedAt ?? call.startedAt, now);
}

/**
 * @param {Call} call
 * @param {number} now milliseconds since 1970
 * @returns {number | null} whole seconds for which somebody waits on hold or parked; null while nobody does
 */
export function secondsWaiting(call, now) {
  const waits = call.state === 'held' || call.state === 'heldByRemote' || call.state === 'queued';
  return waits && call.stateSince ? secondsSince(call.stateSince, now) : null;
}

/**
 * @param {string | null | undefined} moment ISO 8601
 * @param {number} now milliseconds since 1970
 */
function secondsSince(moment, now) {
  const since = Date.parse(moment ?? '');
  return Number.isNaN(since) ? 0 : Math.max(0, Math.floor((now - since) / 1000));
}

/**
 * @param {number} seconds
 * @returns {string} such as 0:07, 12:40, 1:02:03
 */
export function clockText(seconds) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}
