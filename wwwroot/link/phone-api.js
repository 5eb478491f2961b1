// @ts-check
/** @import {Call, CallRecord, RecordRef} from '../calls/call.js' */
/** @import {Session} from './session.js' */
import { OPEN_STATES } from '../calls/record-text.js';
import { foreignSignIn } from './problem.js';
import { isSignInAddress } from '../host/sign-in-address.js';

/** Most records of one answer. */
const RECORDS = 1_000;

/** The listener's HTTP API, as far as the page uses it. Every method throws a `Problem` with plain words. */
export class PhoneApi {
  #session;

  /** @param {Session} session */
  constructor(session) {
    this.#session = session;
  }

  /**
   * @param {string} number in any notation
   * @param {'click' | 'dialField'} origin
   * @param {{record?: RecordRef | null, key?: string, confirmed?: boolean}} [options] `confirmed`: also to a country never called before
   */
  dial(number, origin, { record = null, key = crypto.randomUUID(), confirmed = false } = {}) {
    const body = { number, origin, page: this.#session.facts.page, ...(record && { record }), ...(confirmed && { confirmed }) };
    return this.#session.request('POST', '/api/calls', body, { 'Idempotency-Key': key });
  }

  /**
   * @param {string} id of a call
   * @param {string} command such as `hang-up`
   * @param {object} [body]
   */
  command(id, command, body = {}) {
    return this.#post(`/api/calls/${encodeURIComponent(id)}/${command}`, body);
  }

  /**
   * @param {string} id of a call
   * @param {{who: RecordRef | null, what: RecordRef | null}} links both null: nobody; a thing alone brings its own contact
   */
  associate(id, { who, what }) {
    return this.command(id, 'association', who === null && what !== null ? { what } : { who, what });
  }

  /** @param {string} number extension that rings */
  pickUp(number) {
    return this.#post('/api/calls/pickup', { number });
  }

  /** @param {string} slot parking space */
  unpark(slot) {
    return this.#post('/api/calls/unpark', { slot });
  }

  /**
   * @param {'ready' | 'notReady' | 'loggedOut'} state
   * @param {string | null} reason
   */
  setPresence(state, reason) {
    return this.#session.request('PUT', '/api/presence', { state, reason }, { 'Idempotency-Key': crypto.randomUUID() });
  }

  /**
   * @param {string} path
   * @param {object} body
   */
  #post(path, body) {
    return this.#session.request('POST', path, body, { 'Idempotency-Key': crypto.randomUUID() });
  }

  /** @returns {Promise<Call[]>} newest first */
  async ended() {
    const answer = await this.#session.request('GET', '/api/calls?state=ended');
    return answer?.calls ?? [];
  }

  /** @returns {Promise<import('../calls/number-suggestions.js').DirectoryEntry[]>} the numbers that the settings name */
  async directory() {
    const answer = await this.#session.request('GET', '/api/directory');
    return answer?.entries ?? [];
  }

  /** @returns {Promise<CallRecord[]>} those that wait or were set aside, what needs a person first */
  async openRecords() {
    const answers = await Promise.all(OPEN_STATES.map(state => this.#session.request('GET', `/api/call-records?state=${state}&limit=${RECORDS}`)));
    return answers.flatMap(answer => answer?.records ?? []);
  }

  /** @param {string} key */
  retryRecord(key) {
    return this.#post(`/api/call-records/${encodeURIComponent(key)}/retry`, {});
  }

  /**
   * @param {string} key
   * @param {object} mend what is to be different
   */
  mendRecord(key, mend) {
    return this.#session.request('PATCH', `/api/call-records/${encodeURIComponent(key)}`, mend);
  }

  /** @param {string} key */
  deleteRecord(key) {
    return this.#session.request('DELETE', `/api/call-records/${encodeURIComponent(key)}`);
  }

  /** @returns {Promise<Blob>} the newest records of this machine, for a spreadsheet */
  recordsFile() {
    return this.#session.download(`/api/call-records?format=csv&limit=${RECORDS}`);
  }

  /** @returns {Promise<string>} Salesforce's page to sign in on, good once */
  async signIn() {
    const answer = await this.#post('/api/sign-in', {});
    if (!isSignInAddress(answer?.url)) {
      throw foreignSignIn();
    }
    return answer.url;
  }

  /** @returns {Promise<string>} a one-use ticket for the hub's WebSocket */
  async ticket() {
    const answer = await this.#session.request('POST', '/softphone/ticket', {});
    return answer.ticket;
  }
}
