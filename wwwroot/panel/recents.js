// @ts-check
/** @import {Call} from '../calls/call.js' */
/** @import {Numbers} from './numbers.js' */
import { isMissed, outcomeText, partyText } from '../calls/call-text.js';
import { clockText } from '../calls/desk-state.js';
import { copyOf, setIcon, show } from './parts.js';

/** How many are shown. */
const SHOWN = 20;

/** Recent calls with a button to call back. */
export class Recents {
  #elements;
  #dial;
  /** @type {Numbers | null} */
  #numbers = null;

  /**
   * @param {{list: HTMLElement, empty: HTMLElement, template: HTMLTemplateElement}} elements
   * @param {(number: string) => void} dial
   */
  constructor(elements, dial) {
    this.#elements = elements;
    this.#dial = dial;
  }

  /** @param {Numbers} numbers */
  set numbers(numbers) {
    this.#numbers = numbers;
  }

  /** @param {Call[]} calls newest first */
  show(calls) {
    const { list, empty } = this.#elements;
    list.replaceChildren(...calls.slice(0, SHOWN).map(call => this.#row(call)));
    empty.hidden = calls.length > 0;
  }

  /** @param {Call} call */
  #row(call) {
    const { root, part } = copyOf(this.#elements.template);
    const { title, number } = partyText(call, this.#numbers?.read);
    const missed = isMissed(call);
    setIcon(part('icon'), missed ? 'missed_call' : call.direction === 'inbound' ? 'incoming_call' : 'outbound_call');
    root.toggleAttribute('data-missed', missed);
    show(part('name'), title);
    show(part('what'), [outcomeText(call, clockText(call.talkSeconds ?? 0)), number].filter(Boolean).join(' · '));
    const at = new Date(call.startedAt);
    part('time').dateTime = call.startedAt;
    show(part('time'), timeText(at, new Date()));
    const button = part('call');
    const dialled = call.party.number;
    button.hidden = !dialled;
    button.setAttribute('aria-label', `Call ${title}`);
    button.addEventListener('click', () => dialled && this.#dial(dialled));
    return root;
  }
}

/**
 * @param {Date} at
 * @param {Date} now
 * @returns {string | null} the time of a call of today, else its day
 */
function timeText(at, now) {
  if (Number.isNaN(at.getTime())) {
    return null;
  }
  return at.toDateString() === now.toDateString()
    ? at.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
    : at.toLocaleDateString([], { day: 'numeric', month: 'short' });
}
