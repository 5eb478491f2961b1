// @ts-check
import { Problem } from '../link/problem.js';

/**
 * Gives a callback-style call a deadline. Open CTI has none of its own: a callback that Salesforce never answers never fires.
 * @template T
 * @param {(resolve: (value: T) => void, reject: (error: Error) => void) => void} begin may throw
 * @param {number} milliseconds
 * @param {string} late what to say when nothing came
 * @returns {Promise<T>} later answers are ignored
 */
export function withDeadline(begin, milliseconds, late) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Problem(late)), milliseconds);
    const settle = (/** @type {(value: any) => void} */ how) => (/** @type {any} */ value) => {
      clearTimeout(timer);
      how(value);
    };
    try {
      begin(settle(resolve), settle(reject));
    } catch (error) {
      settle(reject)(error);
    }
  });
}
