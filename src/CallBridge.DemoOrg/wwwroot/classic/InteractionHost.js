// @ts-check
import { readMessage, writeMessage } from './wire.js';

/** @typedef {(args: Record<string, string>) => unknown} InteractionMethod returns, or resolves to, its result: a text, true, or an object that is sent as JSON */

/**
 * Classic's side of the wire: a call comes as `method=getPageInfo_3`, its answer goes back under the same name with `result`, `error` and
 * perhaps `id`; events go by their bare name. It knows no frame: whoever owns it checks the sender's origin.
 */
export class InteractionHost {
  #post;
  #nonce;
  #methods;

  /**
   * @param {(message: string) => void} post sends to the softphone's frame, to its origin alone
   * @param {string} nonce of the frame's address: a message without it is not heard
   * @param {Record<string, InteractionMethod>} methods
   */
  constructor(post, nonce, methods) {
    this.#post = post;
    this.#nonce = nonce;
    this.#methods = methods;
  }

  /** @param {unknown} data */
  async receive(data) {
    const message = readMessage(data);
    if (!message || message.nonce !== this.#nonce || !message.method) return;
    const { method, nonce, apiVersion, ...args } = message;
    const [, name] = /^(\w+)_\d+$/.exec(method) ?? [];
    if (!name) return;
    this.#post(writeMessage({ method, ...await this.#answer(name, args) }));
  }

  /**
   * @param {'onClickToDial' | 'onFocus'} method
   * @param {object} payload
   */
  tell(method, payload) {
    this.#post(writeMessage({ method, result: JSON.stringify(payload) }));
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} args
   * @returns {Promise<Record<string, string>>}
   */
  async #answer(name, args) {
    try {
      if (!Object.hasOwn(this.#methods, name)) throw new Error(`The demo org does not offer ${name}.`);
      const result = await this.#methods[name](args);
      if (result !== null && typeof result === 'object') {
        // saveLog alone answers with an id beside its result.
        return 'logId' in result ? { result: 'true', id: String(result.logId) } : { result: JSON.stringify(result) };
      }
      return { result: String(result ?? true) };
    } catch (error) {
      return { result: 'false', error: error instanceof Error ? error.message : String(error) };
    }
  }
}
