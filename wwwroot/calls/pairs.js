// @ts-check
/** @import {Call} from './call.js' */

/** @param {Call} call */
const isLive = call => call.state !== 'ended';

/**
 * @param {Call} call
 * @param {Call[]} calls
 * @returns {Call | null} the live call that this one is a consultation about
 */
export const firstOf = (call, calls) =>
  (isLive(call) && call.consultOf && calls.find(other => other.id === call.consultOf && isLive(other))) || null;

/**
 * @param {Call} call
 * @param {Call[]} calls
 * @returns {Call | null} the live consultation about this call
 */
export const consultationOf = (call, calls) => calls.find(other => firstOf(other, calls)?.id === call.id) ?? null;

/**
 * A consultation stands right above the call it is about, in either state: what is swapped keeps its place.
 * @param {Call[]} calls in their order
 * @returns {Call[]}
 */
export function pairsTogether(calls) {
  /** @type {Set<Call>} */
  const placed = new Set();
  for (const call of calls) {
    const above = consultationOf(call, calls);
    const below = firstOf(call, calls);
    for (const next of [above, call, below]) {
      if (next) {
        placed.add(next);
      }
    }
  }
  return [...placed];
}

/** @param {Call} call whether the agent and the other end can talk now */
export const isTalking = call => call.state === 'connected' || call.state === 'heldByRemote';
