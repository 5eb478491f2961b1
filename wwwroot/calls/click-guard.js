// @ts-check

/** Milliseconds within which a second click on the same number is the same click. */
export const DOUBLE_CLICK = 1_000;

/** Makes a double click one call: gives clicks their idempotency keys. */
export class ClickGuard {
  #now;
  #newKey;
  /** @type {{number: string, at: number} | null} */
  #last = null;

  /**
   * @param {() => number} now monotonic milliseconds
   * @param {() => string} newKey
   */
  constructor(now, newKey) {
    this.#now = now;
    this.#newKey = newKey;
  }

  /**
   * @param {string} number as clicked
   * @returns {string | null} the key to dial with; null if this click repeats the last one
   */
  take(number) {
    const at = this.#now();
    const repeats = this.#last?.number === number && at - this.#last.at < DOUBLE_CLICK;
    this.#last = { number, at: repeats && this.#last ? this.#last.at : at };
    return repeats ? null : this.#newKey();
  }
}
