// @ts-check
/** @import {Host} from '../host/host.js' */
/** @import {HubLink} from '../link/hub-link.js' */
/** @import {PageLife} from './page-life.js' */
/** @import {Result, Work} from './work.js' */
/** @import {Entry, WorkJournal} from './work-journal.js' */
import { begin, isWork, withinLimit } from './work.js';

/**
 * Does in Salesforce what the listener cannot do without a sign-in of its own. What writes is noted before it is sent and until the
 * listener has heard the answer, so that no answer is lost with a connection or with the page.
 */
export class Worker {
  #host;
  #hub;
  #journal;
  #life;
  /** @type {Set<string>} tickets whose answer is on its way to the listener */
  #telling = new Set();

  /**
   * @param {Host} host
   * @param {HubLink} hub
   * @param {WorkJournal} journal
   * @param {PageLife} life
   */
  constructor(host, hub, journal, life) {
    this.#host = host;
    this.#hub = hub;
    this.#journal = journal;
    this.#life = life;
  }

  /** Once the page around answers: from now on the listener may give work. */
  async start() {
    if (!this.#host.canWork) {
      return;
    }
    await this.#life.begun();
    await this.catchUp();
    this.#hub.stand('CanWork', true);
  }

  /** @param {any} order any that the listener gives */
  async obey(order) {
    if (!isWork(order?.kind) || !this.#host.canWork) {
      return;
    }
    /** @type {Work} */
    const work = order;
    const entry = work.saves ? { ticket: work.ticket, key: work.saves, owner: this.#life.id, at: Date.now(), answer: null } : null;
    if (entry) {
      await this.#journal.put(entry);
    }
    const taken = await this.#taken(work.ticket);
    if (!taken) {
      if (entry) {
        await this.#journal.remove(work.ticket);
      }
      if (taken === null) {
        // The listener may have counted it as taken before the connection broke.
        this.#tell(work.ticket, { ok: false, undone: true });
      }
      return;
    }
    const answer = withinLimit(await /** @type {Promise<import('./work.js').Answer>} */ (begin(this.#host, work)));
    if (!entry) {
      this.#tell(work.ticket, answer);
      return;
    }
    const result = { ...answer, key: entry.key };
    await this.#journal.put({ ...entry, answer: result });
    this.#tell(work.ticket, result);
    if (answer.ok) {
      this.#host.refresh();
    }
  }

  /** Tells what is still to be told: our own answers, and what pages that are gone had begun. */
  async catchUp() {
    const entries = await this.#journal.all();
    const orphans = await this.#life.orphans(entries, Date.now());
    for (const entry of entries.filter(one => one.owner === this.#life.id && one.answer)) {
      this.#tell(entry.ticket, /** @type {Result} */ (entry.answer));
    }
    for (const { ticket, key, answer } of orphans) {
      this.#tell(ticket, answer ?? { ok: false, lost: 'closed', key });
    }
  }

  /**
   * Until the listener has heard it; what does not arrive is told after the next connection.
   * @param {string} ticket
   * @param {Result} result
   */
  async #tell(ticket, result) {
    if (this.#telling.has(ticket)) {
      return;
    }
    this.#telling.add(ticket);
    try {
      await this.#hub.say('Done', ticket, result);
      await this.#journal.remove(ticket);
    } catch {
      // Kept: there will be another connection.
    } finally {
      this.#telling.delete(ticket);
    }
  }

  /**
   * @param {string} ticket
   * @returns {Promise<boolean | null>} null if the connection broke meanwhile
   */
  async #taken(ticket) {
    try {
      // On the present connection only: work that is taken later would be done when nobody waits for it.
      return await this.#hub.ask('TakeWork', ticket) === true;
    } catch {
      return null;
    }
  }
}
