// @ts-check
/** @import {Choice} from '../calls/association-choices.js' */
/** @import {Call, RecordRef} from '../calls/call.js' */
/** @import {Numbers} from './numbers.js' */
import { canBeRelinked, isMissed, outcomeText, partyText } from '../calls/call-text.js';
import { clockText } from '../calls/desk-state.js';
import { Problem } from '../link/problem.js';
import { briefTime } from '../words/times.js';
import { say } from '../words/words.js';
import { AssociationPicker } from './association-picker.js';
import { LogLine } from './log-line.js';
import { copyOf, setIcon, show } from './parts.js';

/**
 * @typedef {Object} RecentActions
 * @property {(number: string) => void} dial
 * @property {(call: Call, choice: Choice) => Promise<unknown>} associate rejects with a `Problem`
 * @property {() => RecordRef | null} openRecord the record open in this tab
 */

/** A call that is over, in the list: who, when, what came of it, where it was logged. */
export class RecentRow {
  #root;
  #part;
  #log;
  #links;
  /** @type {Call} */
  #call;

  /**
   * @param {HTMLTemplateElement} template
   * @param {Call} call
   * @param {RecentActions} actions
   */
  constructor(template, call, actions) {
    const { root, part } = copyOf(template);
    this.#root = root;
    this.#part = part;
    this.#call = call;
    this.#log = new LogLine(part('logging'), part('log'), part('record'));
    this.#links = new AssociationPicker({ button: part('relink'), list: part('choices'), log: part('log') }, actions.openRecord,
      (of, choice) => this.#run(() => actions.associate(of, choice)));
    part('call').addEventListener('click', () => this.#call.party.number && actions.dial(this.#call.party.number));
    part('more').addEventListener('click', () => this.#open(part('details').hidden));
  }

  get element() {
    return this.#root;
  }

  /**
   * @param {Call} call
   * @param {Numbers | null} numbers
   * @param {boolean} logs whether this licence logs calls
   */
  update(call, numbers, logs) {
    const part = this.#part;
    const { title, number } = partyText(call, numbers?.read);
    const missed = isMissed(call);
    this.#call = call;
    setIcon(part('icon'), missed ? 'missed_call' : call.direction === 'inbound' ? 'incoming_call' : 'outbound_call');
    this.#root.toggleAttribute('data-missed', missed);
    show(part('name'), title);
    show(part('what'), [outcomeText(call, clockText(call.talkSeconds ?? 0)), number].filter(Boolean).join(' · '));
    part('time').dateTime = call.startedAt;
    show(part('time'), briefTime(new Date(call.startedAt), new Date()));
    part('call').hidden = !call.party.number;
    part('call').setAttribute('aria-label', say('recents.call', { title }));
    part('more').hidden = !logs;
    part('more').setAttribute('aria-label', say('recents.more', { title }));
    this.#log.show(call, logs);
    this.#links.show(call, logs && canBeRelinked(call));
  }

  /** @param {boolean} open */
  #open(open) {
    this.#part('details').hidden = !open;
    this.#part('more').setAttribute('aria-expanded', String(open));
  }

  /** @param {() => Promise<unknown>} action */
  async #run(action) {
    show(this.#part('problem'), null);
    try {
      await action();
      return true;
    } catch (error) {
      show(this.#part('problem'), Problem.textOf(error));
      return false;
    }
  }
}
