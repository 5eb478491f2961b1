// @ts-check
import { waitBefore } from './backoff.js';
import { noAnswer, readProblem } from './problem.js';
import { pause } from './pause.js';

/**
 * @typedef {Object} SessionFacts
 * @property {string} token bearer token, short-lived
 * @property {string} page our name at the listener
 * @property {string | number} epoch
 * @property {string | number} version
 * @property {string[]} orgs exact origins that may frame this page and lend their toolkit
 * @property {string | null} countryCode
 * @property {string | null} region ISO 3166 code for writing numbers
 * @property {string} licence
 * @property {string | null} [org] origin of the org's pages, where a page outside Salesforce opens records
 */

/** Milliseconds after which a request without an answer is given up. */
const DEADLINE = 10_000;

/** Browsers let 64 KiB outlive their page; UTF-8 takes up to three bytes a character. */
const OUTLIVING_CHARACTERS = 20_000;

/** The page's own short-lived access to the listener: fetched by same-origin POST, held in memory only, renewed when it lapses. */
export class Session {
  #fetch;
  /** @type {SessionFacts | null} */
  #facts = null;
  /** @type {Promise<SessionFacts> | null} */
  #opening = null;
  #name;

  /**
   * @param {typeof globalThis.fetch} fetch
   * @param {string | null} [name] what this tab's page was called before it was loaded anew
   */
  constructor(fetch, name = null) {
    this.#fetch = fetch;
    this.#name = name;
  }

  /** @returns {SessionFacts} a Problem is thrown before the session is open */
  get facts() {
    if (!this.#facts) {
      throw noAnswer();
    }
    return this.#facts;
  }

  /** @returns {string | null} our name at the listener, also while it does not answer */
  get page() {
    return this.#facts?.page ?? this.#name;
  }

  /**
   * Opens the session, trying for ever.
   * @param {() => void} failed called after each failure
   * @param {AbortSignal} signal
   */
  async open(failed, signal) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.renew();
      } catch {
        failed();
        await pause(waitBefore(attempt, Math.random()), signal);
      }
    }
  }

  /** Fetches a new token; callers at the same time share one request. */
  renew() {
    this.#opening ??= this.#post().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  async #post() {
    // A renewed session keeps the page's name: what it reported and popped stays its own.
    const { page } = this;
    const response = await this.#send('/softphone/session', 'POST', page ? { page } : {}, {});
    if (!response.ok) {
      throw readProblem(response.status, await json(response));
    }
    this.#facts = /** @type {SessionFacts} */ (await response.json());
    return this.#facts;
  }

  /**
   * A request with the token; if the token has lapsed, once more with a new one.
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @param {Record<string, string>} [headers]
   * @returns {Promise<any>} the parsed answer, null if empty
   * @throws {import('./problem.js').Problem}
   */
  async request(method, path, body, headers = {}) {
    const response = await this.#answered(method, path, body, headers);
    const answer = await json(response);
    if (!response.ok) {
      throw readProblem(response.status, answer);
    }
    return answer;
  }

  /**
   * A file, which a plain link could not fetch: it would carry no token.
   * @param {string} path
   * @returns {Promise<Blob>}
   * @throws {import('./problem.js').Problem}
   */
  async download(path) {
    const response = await this.#answered('GET', path, undefined, {});
    if (!response.ok) {
      throw readProblem(response.status, await json(response));
    }
    try {
      return await response.blob();
    } catch {
      throw noAnswer();
    }
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object | undefined} body
   * @param {Record<string, string>} headers
   */
  async #answered(method, path, body, headers) {
    const response = await this.#authorised(method, path, body, headers);
    if (response.status !== 401) {
      return response;
    }
    await this.renew();
    return this.#authorised(method, path, body, headers);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object | undefined} body
   * @param {Record<string, string>} headers
   */
  #authorised(method, path, body, headers) {
    return this.#send(path, method, body, { ...headers, Authorization: `Bearer ${this.facts.token}` });
  }

  /**
   * @param {string} path
   * @param {string} method
   * @param {object | undefined} body
   * @param {Record<string, string>} headers
   */
  async #send(path, method, body, headers) {
    const text = body && JSON.stringify(body);
    try {
      return await this.#fetch(path, {
        method,
        headers: body ? { ...headers, 'Content-Type': 'application/json' } : headers,
        body: text,
        // A note saved while its tab is being closed still arrives.
        keepalive: text !== undefined && text.length < OUTLIVING_CHARACTERS,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(DEADLINE),
      });
    } catch {
      throw noAnswer();
    }
  }
}

/** @param {Response} response */
async function json(response) {
  try {
    return await response.json();
  } catch {
    return null;
  }
}
