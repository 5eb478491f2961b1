// @ts-check
/** @import {Call, Order, RecordRef} from '../calls/call.js' */
/** @import {Host} from '../host/host.js' */
/** @import {PageContext} from '../host/page-context.js' */
/** @import {HubLink} from '../link/hub-link.js' */
/** @import {Layout, Pop} from './popping.js' */
import { Problem } from '../link/problem.js';
import { UNKNOWN_LAYOUT, popFor } from './popping.js';

/** Opens records, the search page and new-record forms: by the person's hand, or at the listener's order after claiming it. */
export class Popper {
  #host;
  #hub;
  #context;
  /** @type {Layout} */
  #layout = UNKNOWN_LAYOUT;

  /**
   * @param {Host} host
   * @param {HubLink} hub
   * @param {PageContext} context
   */
  constructor(host, hub, context) {
    this.#host = host;
    this.#hub = hub;
    this.#context = context;
  }

  /** @param {Layout} layout */
  set layout(layout) {
    this.#layout = layout;
  }

  /**
   * @param {Call} call
   * @returns {Pop | null} what the call's button would do here
   */
  popFor(call) {
    return this.#host.canPop ? popFor(call, this.#layout) : null;
  }

  /** @param {Call} call */
  async pop(call) {
    const pop = this.popFor(call);
    switch (pop?.kind) {
      case 'pop':
        await this.popRecord(call, pop.record);
        break;
      case 'search':
        if (pop.salesforce) {
          await this.#host.popSearch(pop.text);
        }
        break;
      case 'new':
        // Said first: the form's own report must not come before it.
        this.#say('NewStarted', call.id, pop.type);
        await this.#host.newRecord(pop.type, pop.fields);
        break;
    }
  }

  /**
   * @param {Call} call
   * @param {RecordRef} record
   */
  async popRecord(call, record) {
    // Said first: Salesforce reports the navigation that follows, which would count for the connected call.
    this.#say('Popped', call.id, { id: record.id, type: record.type, name: record.name });
    await this.#host.popRecord(record);
  }

  /**
   * Only a page that can pop, and is seen, claims; the listener gives each order to one.
   * @param {Order} order
   */
  async obey(order) {
    if (order.kind !== 'pop' || !this.#host.canPop || !this.#context.visible || !await this.#claimed(order)) {
      return;
    }
    try {
      await (order.pop.kind === 'record' ? this.#host.popRecord(order.pop.record) : this.#host.popSearch(order.pop.text));
      this.#say('Done', order.ticket, { ok: true, problem: null });
    } catch (error) {
      this.#say('Done', order.ticket, { ok: false, problem: Problem.textOf(error) });
    }
  }

  /**
   * Not awaited: the person is served already, and without a connection it waits for the next one.
   * @param {string} method
   * @param {...unknown} args
   */
  #say(method, ...args) {
    this.#hub.say(method, ...args).catch(() => {});
  }

  /** @param {Order} order */
  async #claimed(order) {
    try {
      // On the present connection only: a claim that arrives later would pop a record nobody expects any more.
      return await this.#hub.ask('ClaimPop', order.ticket) === true;
    } catch {
      return false;
    }
  }
}
