// @ts-check
/** @import {Call, Order, RecordRef} from '../calls/call.js' */
/** @import {Host} from '../host/host.js' */
/** @import {PageContext} from '../host/page-context.js' */
/** @import {HubLink} from '../link/hub-link.js' */
/** @import {Layout} from './layout.js' */
/** @import {Pop} from './popping.js' */
import { isRinging } from '../calls/desk-state.js';
import { Problem } from '../link/problem.js';
import { say } from '../words/words.js';
import { UNKNOWN_LAYOUT } from './layout.js';
import { automaticPop, popFor } from './popping.js';

const FORM_OPEN = 'pop.formOpen';

const FORM_OVER_RINGING = 'pop.formOverRinging';

/**
 * Opens records, the search page and new-record forms: by the person's hand, or at the listener's order after claiming it.
 * Event `change`: what `noteFor` says may have changed.
 */
export class Popper extends EventTarget {
  #host;
  #hub;
  #context;
  /** @type {Layout} */
  #layout = UNKNOWN_LAYOUT;
  /** Ids of calls whose pop waits for a press because a form was open. @type {Set<string>} */
  #waiting = new Set();

  /**
   * @param {Host} host
   * @param {HubLink} hub
   * @param {PageContext} context
   */
  constructor(host, hub, context) {
    super();
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
    return this.#host.canOpen ? popFor(call, this.#layout, this.#host.canSearch) : null;
  }

  /**
   * @param {Call} call
   * @returns {string | null} what stands in the way of a pop or of answering, in plain words
   */
  noteFor(call) {
    const key = isRinging(call) && this.#context.form ? FORM_OVER_RINGING : this.#waiting.has(call.id) ? FORM_OPEN : null;
    return key && say(key);
  }

  /** @param {Call} call */
  async pop(call) {
    const pop = this.popFor(call);
    this.#served(call.id);
    switch (pop?.kind) {
      case 'pop':
        await this.popRecord(call, pop.record);
        break;
      case 'search':
        if (pop.salesforce) {
          await this.#open(pop);
        }
        break;
      case 'new':
        // Said first: the form's own report must not come before it.
        this.#say('NewStarted', call.id, pop.type);
        await this.#open(pop);
        if (isRinging(call)) {
          // The form must not cover Answer.
          this.#host.open();
        }
        break;
      case 'flow': case 'visualforce':
        await this.#open(pop);
        break;
    }
  }

  /**
   * @param {Call} call
   * @param {RecordRef} record
   */
  async popRecord(call, record) {
    this.#served(call.id);
    // Said first: Salesforce reports the navigation that follows, which would count for the connected call.
    this.#say('Popped', call.id, { id: record.id, type: record.type, name: record.name });
    await this.#host.popRecord(record);
  }

  /**
   * Only a page that can pop, and is seen, claims; the listener gives each order to one. Over an open form nothing pops: the call's
   * button waits with a word of why.
   * @param {Order} order
   */
  async obey(order) {
    if (order.kind !== 'pop' || !this.#host.canPop || !this.#context.visible || !await this.#claimed(order)) {
      return;
    }
    const call = typeof order.call === 'string' ? order.call : order.call.id;
    const pop = automaticPop(order.pop, call, this.#layout);
    try {
      if (pop && this.#context.form) {
        this.#waiting.add(call);
        this.#host.open();
        this.dispatchEvent(new Event('change'));
      } else if (pop) {
        await this.#open(pop);
      }
      this.#say('Done', order.ticket, { ok: true, problem: null });
    } catch (error) {
      this.#say('Done', order.ticket, { ok: false, problem: Problem.textOf(error) });
    }
  }

  /** @param {Pop} pop */
  async #open(pop) {
    switch (pop.kind) {
      case 'pop': return this.#host.popRecord(pop.record);
      case 'search': return this.#host.popSearch(pop.text);
      case 'new': return this.#host.newRecord(pop.type, pop.fields);
      case 'flow': return this.#host.popFlow(pop.name, pop.args);
      default: return this.#host.popVisualforce(pop.name, pop.query);
    }
  }

  /** @param {string} call id of a call whose pop the person has seen to */
  #served(call) {
    if (this.#waiting.delete(call)) {
      this.dispatchEvent(new Event('change'));
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
