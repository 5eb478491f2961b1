// @ts-check

/** Milliseconds after the start at which enabling is asked for again while nothing has answered: the page around may still be loading. */
const ASK_AGAIN = Object.freeze([0, 400, 1_200, 3_000, 7_000]);

/** Milliseconds after which the listener is registered without an answer to enabling. */
const PATIENCE = 12_000;

/**
 * Makes numbers around the panel clickable. The first answer to any of several requests counts, and the listener is registered right
 * then: before, it is reported to receive nothing; later, the first click would be lost.
 */
export class ClickToDial {
  #enable;
  #disable;
  #listen;
  #failed;
  #patience;
  #live = false;
  #wanted = true;
  #asked = 0;

  /**
   * @param {{enable: () => Promise<unknown>, disable: () => Promise<unknown>, listen: () => void, failed: () => void}} toolkit
   *   `enable` and `disable` reject when they fail; `listen` registers the listener and is called once
   * @param {number} [patience] milliseconds
   */
  constructor({ enable, disable, listen, failed }, patience = PATIENCE) {
    this.#enable = enable;
    this.#disable = disable;
    this.#listen = listen;
    this.#failed = failed;
    this.#patience = patience;
  }

  /** @returns {Promise<void>} once the listener is registered */
  start() {
    return new Promise(resolve => {
      /** @type {ReturnType<typeof setTimeout>[]} */
      const timers = [];
      const live = () => {
        if (!this.#live) {
          this.#live = true;
          timers.forEach(clearTimeout);
          this.#listen();
          // What was asked for while enabling was under way.
          if (!this.#wanted) {
            this.#set(false);
          }
          resolve();
        }
      };
      const ask = () => this.#enable().then(live, () => {});
      for (const wait of ASK_AGAIN.filter(wait => wait < this.#patience)) {
        if (wait === 0) {
          ask();
        } else {
          timers.push(setTimeout(ask, wait));
        }
      }
      timers.push(setTimeout(() => {
        this.#failed();
        live();
      }, this.#patience));
    });
  }

  /** @param {boolean} on the last word counts */
  set on(on) {
    if (this.#wanted !== on) {
      this.#wanted = on;
      if (this.#live) {
        this.#set(on);
      }
    }
  }

  /** @param {boolean} on */
  async #set(on) {
    const turn = ++this.#asked;
    try {
      await (on ? this.#enable() : this.#disable());
    } catch {
      if (on && turn === this.#asked) {
        this.#failed();
      }
    }
  }
}
