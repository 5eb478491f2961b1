// @ts-check

/** First wait, milliseconds. */
export const FIRST_WAIT = 500;

/** Longest wait, milliseconds: a listener that comes back is found within this time. */
export const LONGEST_WAIT = 10_000;

/**
 * Doubling waits, half of each random: after a restart of the listener its pages do not come all at once.
 * @param {number} attempt failures so far in a row, from 1
 * @param {number} random from 0 up to 1
 * @returns {number} milliseconds
 */
export function waitBefore(attempt, random) {
  const full = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(attempt - 1, 20));
  return Math.round(full / 2 + full / 2 * random);
}
