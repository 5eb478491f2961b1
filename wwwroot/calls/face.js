// @ts-check
/** @import {Call} from './call.js' */
import { say } from '../words/words.js';
import { isMissed, partyText } from './call-text.js';
import { isOver, isRinging } from './desk-state.js';

/** @typedef {{label: string, icon: string}} Face what the utility bar shows of the phone; `icon` is a key of the utility icons */

/** @returns {Face} */
export const idleFace = () => ({ label: say('panel.phone'), icon: 'call' });

/** What shows outside the panel: a call that rings, else the one in hand, else those missed since the person last used the panel. */
export class Faces {
  /** @type {Map<string, Call>} */
  #missed = new Map();
  /** Ids of calls seen ringing here: a page that is loaded later does not call them missed anew. @type {Set<string>} */
  #rang = new Set();

  /** @param {Call[]} calls the whole live desk, in the order of need */
  take(calls) {
    for (const call of calls) {
      if (isRinging(call)) {
        this.#rang.add(call.id);
      } else if (this.#rang.delete(call.id) && isOver(call) && isMissed(call)) {
        this.#missed.set(call.id, call);
      }
    }
  }

  /** How many were missed since the person last looked. */
  get missed() {
    return this.#missed.size;
  }

  /** The person has looked. */
  seen() {
    this.#missed.clear();
  }

  /**
   * @param {Call[]} calls as taken last
   * @param {(number: string) => string} read how numbers are written
   * @returns {Face}
   */
  show(calls, read) {
    const call = calls.find(candidate => !isOver(candidate));
    if (call) {
      const { title } = partyText(call, read);
      return isRinging(call)
        ? { label: say('panel.incoming', { title }), icon: 'incoming_call' }
        : { label: title, icon: call.state === 'held' ? 'paused_call' : 'call' };
    }
    const missed = [...this.#missed.values()];
    if (missed.length === 0) {
      return idleFace();
    }
    const label = missed.length === 1 ? say('panel.missed', { title: partyText(missed[0], read).title }) : say('panel.missedCalls', { n: missed.length });
    return { label, icon: 'missed_call' };
  }
}
