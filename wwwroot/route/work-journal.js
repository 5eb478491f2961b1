// @ts-check
/** @import {Result} from './work.js' */
import { withDeadline } from '../host/deadline.js';

/**
 * @typedef {{ticket: string, key: string, owner: string, at: number, answer: Result | null}} Entry a save that was begun: by which
 *   page, when (milliseconds since 1970), and what Salesforce answered
 */

const DATABASE = 'callbridge';
const STORE = 'work';

/** Milliseconds for the browser to keep something: what it cannot keep in that time is sent all the same. */
const DEADLINE = 1_000;

/**
 * What was sent to Salesforce and not yet told to the listener, kept in IndexedDB so that it outlives the page. Where the browser
 * keeps nothing for us (third-party storage blocked), it lives as long as the page.
 */
export class WorkJournal {
  #indexedDB;
  #deadline;
  /** @type {Promise<IDBDatabase> | null} */
  #opening = null;
  /** @type {Map<string, Entry>} of this page, whatever the database does */
  #own = new Map();

  /**
   * @param {IDBFactory | undefined} indexedDB
   * @param {number} [deadline] milliseconds
   */
  constructor(indexedDB, deadline = DEADLINE) {
    this.#indexedDB = indexedDB;
    this.#deadline = deadline;
  }

  /**
   * @param {Entry} entry
   * @returns {Promise<void>} once it is on disk, or certain not to get there
   */
  async put(entry) {
    this.#own.set(entry.ticket, entry);
    await this.#run('readwrite', store => store.put(entry));
  }

  /** @param {string} ticket */
  async remove(ticket) {
    this.#own.delete(ticket);
    await this.#run('readwrite', store => store.delete(ticket));
  }

  /** @returns {Promise<Entry[]>} of all pages of this browser */
  async all() {
    const kept = await this.#run('readonly', store => store.getAll()) ?? [];
    const byTicket = new Map([...this.#own, ...kept.map((/** @type {Entry} */ entry) => /** @type {const} */ ([entry.ticket, entry]))]);
    return [...byTicket.values()];
  }

  /**
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest} ask
   * @returns {Promise<any>} null if the browser keeps nothing for us: a save must not fail for that
   */
  async #run(mode, ask) {
    try {
      return await withDeadline((resolve, reject) => this.#ask(mode, ask).then(resolve, reject), this.#deadline, '');
    } catch {
      this.#opening = null;
      return null;
    }
  }

  /**
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest} ask
   * @returns {Promise<any>}
   */
  async #ask(mode, ask) {
    const database = await (this.#opening ??= this.#open());
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  }

  /** @returns {Promise<IDBDatabase>} */
  #open() {
    return new Promise((resolve, reject) => {
      if (!this.#indexedDB) {
        reject(new Error('unsupported'));
        return;
      }
      const request = this.#indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'ticket' });
      request.onerror = request.onblocked = () => reject(request.error);
      request.onsuccess = () => {
        request.result.onversionchange = () => request.result.close();
        resolve(request.result);
      };
    });
  }
}
