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
   * @param {'answer' | 'reject' | 'hold' | 'retrieve' | 'hang-up' | 'transfer' | 'dtmf' | 'note' | 'association' | 'private'} command
   * @param {object} [body]
   */
  command(id, command, body = {}) {
    return this.#session.request('POST', `/api/calls/${encodeURIComponent(id)}/${command}`, body, {
      'Idempotency-Key': crypto.randomUUID(),
    });
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
