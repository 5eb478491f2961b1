// @ts-check
import { CtiError } from './CtiError.js';

/** @typedef {(args: Record<string, any>) => unknown} CtiMethod */

/**
 * The org's side of the Open CTI wire: takes the page's messages, lets a method answer, and sends events to pages that listen.
 * It knows no frame and no DOM: whoever owns the frame checks the sender's origin and hands in the data.
 */
export class CtiHost {
  /** What the page can listen to. */
  static EVENTS = Object.freeze(['onClickToDial', 'onNavigationChange']);

  #post;
  #methods;
  /** Version by event: a page hears only messages of its own toolkit's version. @type {Map<string, number>} */
  #listeners = new Map();

  /**
   * @param {(message: object) => void} post sends to the softphone's frame, to its origin alone
   * @param {Record<string, CtiMethod>} methods each returns, or resolves to, its returnValue, or throws a CtiError
   */
  constructor(post, methods) {
    this.#post = post;
    this.#methods = methods;
  }

  /** @param {any} message */
  async receive(message) {
    if (message === null || typeof message !== 'object' || message.apiType !== 'opencti') return;
    const { methodName, callId, apiVersion, args } = message;
    if (typeof methodName !== 'string' || typeof apiVersion !== 'number') return;
    if (message.isListenerRegistered) {
      // Registering twice must not send twice: the page's own toolkit already calls each of its listeners.
      if (CtiHost.EVENTS.includes(methodName)) this.#listeners.set(methodName, apiVersion);
      return;
    }
    const response = await this.#answer(methodName, args ?? {});
    if (message.isCallbackRegistered)
      this.#post({ apiVersion, apiType: 'opencti', methodName, callId, shouldExecuteCallback: true, response });
  }

  /**
   * @param {'onClickToDial' | 'onNavigationChange'} methodName
   * @param {Record<string, any>} payload
   */
  tell(methodName, payload) {
    const apiVersion = this.#listeners.get(methodName);
    if (apiVersion === undefined) return;
    this.#post({ apiVersion, apiType: 'opencti', methodName, shouldExecuteListener: true, response: payload });
  }

  /**
   * @param {string} methodName
   * @param {Record<string, any>} args
   */
  async #answer(methodName, args) {
    try {
      if (!Object.hasOwn(this.#methods, methodName))
        throw new CtiError('GENERIC_ERROR', `The demo org does not offer ${methodName}.`);
      return { success: true, returnValue: (await this.#methods[methodName](args)) ?? null, errors: null };
    } catch (error) {
      const { code, description, details } = error instanceof CtiError
        ? { code: error.code, description: error.message, details: error.details }
        : { code: 'SERVER_ERROR', description: `${methodName}: ${error instanceof Error ? error.message : error}`, details: null };
      return { success: false, returnValue: null, errors: [{ code, description, details }] };
    }
  }
}
