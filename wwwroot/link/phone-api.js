// @ts-check
/** @import {Call, RecordRef} from '../calls/call.js' */
/** @import {Session} from './session.js' */

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
   * @param {{record?: RecordRef | null, key?: string}} [options]
   */
  dial(number, origin, { record = null, key = crypto.randomUUID() } = {}) {
    const body = { number, origin, page: this.#session.facts.page, ...(record && { record }) };
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

  /** @returns {Promise<string>} a one-use ticket for the hub's WebSocket */
  async ticket() {
    const answer = await this.#session.request('POST', '/softphone/ticket', {});
    return answer.ticket;
  }
}
