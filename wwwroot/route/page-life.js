// @ts-check
/** @import {Entry} from './work-journal.js' */

const PREFIX = 'callbridge-page-';

/** Milliseconds after which work without a known owner counts as abandoned, where the browser has no locks: longer than any is waited for. */
const ABANDONED = 120_000;

/** Tells the pages of one browser apart, and those that live from those that are gone: each holds a lock for as long as it lives. */
export class PageLife {
  #locks;
  #held;

  /** Our name among the pages of this browser; a reload gives another. */
  id = crypto.randomUUID();

  /** @param {LockManager | undefined} locks */
  constructor(locks) {
    this.#locks = locks;
    this.#held = new Promise(resolve => {
      if (!locks) {
        resolve(undefined);
        return;
      }
      // Held by a promise that never settles: the browser lets go of it with the page.
      locks.request(PREFIX + this.id, () => {
        resolve(undefined);
        return new Promise(() => {});
      }).catch(() => resolve(undefined));
    });
  }

  /** @returns {Promise<void>} once others can see that we live */
  async begun() {
    await this.#held;
  }

  /**
   * @param {Entry[]} entries
   * @param {number} now milliseconds since 1970
   * @returns {Promise<Entry[]>} those whose page is gone
   */
  async orphans(entries, now) {
    const others = entries.filter(entry => entry.owner !== this.id);
    if (others.length === 0) {
      return [];
    }
    try {
      const { held = [] } = await /** @type {LockManager} */ (this.#locks).query();
      const alive = new Set(held.map(lock => lock.name));
      return others.filter(entry => !alive.has(PREFIX + entry.owner));
    } catch {
      return others.filter(entry => now - entry.at > ABANDONED);
    }
  }
}
