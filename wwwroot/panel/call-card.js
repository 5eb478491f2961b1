// @ts-check
/** @import {Call, RecordRef} from '../calls/call.js' */
/** @import {Pop} from '../pop/popping.js' */
/** @import {Numbers} from './numbers.js' */
import { logText, partyText, pendingText, recordText, stateText, wayText } from '../calls/call-text.js';
import { clockText, isOver, isRinging, secondsShown } from '../calls/desk-state.js';
import { Problem } from '../link/problem.js';
import { Keypad } from './keypad.js';
import { MatchList } from './match-list.js';
import { NoteField } from './note-field.js';
import { copyOf, setIcon, show } from './parts.js';

/**
 * @typedef {Object} CardActions what a card asks for; every promise rejects with a `Problem`
 * @property {(call: Call, command: any, body?: object) => Promise<unknown>} command
 * @property {(call: Call) => Pop | null} popFor
 * @property {(call: Call) => Promise<void>} pop
 * @property {((call: Call, record: RecordRef) => Promise<void>) | null} popRecord null where records cannot be opened
 * @property {(call: Call) => void} dismiss
 * @property {boolean} dialsOnly the licence has no search, pop or record
 */

/** Capability or button → command of the API. */
const COMMANDS = Object.freeze({
  answer: 'answer', reject: 'reject', hold: 'hold', retrieve: 'retrieve', hangUp: 'hang-up',
});

const STATE_ICONS = Object.freeze({
  alerting: 'incoming_call', initiated: 'outbound_call', delivering: 'outbound_call', connected: 'call', held: 'paused_call',
  heldByRemote: 'paused_call', queued: 'clock', failed: 'warning', closing: 'end_call', ended: 'end_call',
});

const POP_ICONS = Object.freeze({ pop: 'record_lookup', search: 'search', new: 'new' });

/** One call in the panel, changed in place so that the keyboard's focus and a half-typed note survive every push. */
export class CallCard {
  #root;
  #part;
  #actions;
  #numbers;
  #note;
  #matches;
  /** @type {Call} */
  #call;
  #problem = '';
  #seenCommand = '';

  /**
   * @param {HTMLTemplateElement} template
   * @param {Call} call
   * @param {CardActions} actions
   * @param {Numbers} numbers
   */
  constructor(template, call, actions, numbers) {
    const { root, part } = copyOf(template);
    this.#root = root;
    this.#part = part;
    this.#actions = actions;
    this.#numbers = numbers;
    this.#call = call;
    root.dataset.call = call.id;

    for (const [button, command] of Object.entries(COMMANDS)) {
      this.#onClick(button, () => actions.command(this.#call, command));
    }
    this.#onClick('pop', () => this.#pop());
    part('transfer').addEventListener('click', () => this.#toggle('transfer', 'transferForm', 'transferTo'));
    part('keypad').addEventListener('click', () => this.#toggle('keypad', 'keypadKeys'));
    part('dismiss').addEventListener('click', () => actions.dismiss(this.#call));
    part('transferForm').addEventListener('submit', (/** @type {Event} */ event) => {
      event.preventDefault();
      this.#run(() => this.#transfer());
    });
    new Keypad(part('keypadKeys'), digit => this.#run(() => actions.command(this.#call, 'dtmf', { digits: digit })));
    const popRecord = actions.popRecord;
    this.#matches = new MatchList(part('matches'), popRecord && (record => this.#run(() => popRecord(this.#call, record))));
    this.#note = new NoteField(part('note'), text => this.#run(() => actions.command(this.#call, 'note', {
      text, disposition: this.#call.disposition ?? null,
    })));
    this.update(call);
  }

  get element() {
    return this.#root;
  }

  /** @param {Call} call */
  update(call) {
    this.#call = call;
    const part = this.#part;
    const over = isOver(call);
    const party = partyText(call, this.#numbers.read);
    const state = stateText(call);
    this.#root.dataset.state = call.state;
    this.#root.dataset.direction = call.direction;
    this.#root.setAttribute('aria-label', `${state}, ${party.title}`);
    setIcon(part('icon'), STATE_ICONS[call.state] ?? 'call');
    show(part('state'), state);
    show(part('party'), party.title);
    show(part('number'), [party.number, party.from].filter(Boolean).join(' · '));
    part('number').dataset.number = call.party.number ?? '';
    show(part('way'), wayText(call, this.#numbers.read));
    part('dismiss').hidden = !over;
    this.#updateControls(call);
    this.#updatePop(call);
    this.#updateLog(call);
    this.#note.show(call.note ?? '');
    part('noteField').hidden = this.#actions.dialsOnly || isRinging(call) || Boolean(call.private);
    this.#showProblem();
    this.tick(Date.now());
  }

  /** @param {number} now milliseconds since 1970 */
  tick(now) {
    show(this.#part('clock'), clockText(secondsShown(this.#call, now)));
  }

  /** Saves what was typed and not saved yet. */
  flush() {
    this.#note.flush();
  }

  /** @param {Call} call */
  #updateControls(call) {
    const part = this.#part;
    for (const button of [...Object.keys(COMMANDS), 'transfer']) {
      const element = part(button);
      const pending = call.pending?.kind === button;
      element.hidden = !pending && !call.capabilities.includes(button);
      this.#busy(element, pending ? pendingText(button) : null);
    }
    part('keypad').hidden = !call.capabilities.includes('dtmf');
    this.#closeUnless(call.capabilities.includes('transfer'), 'transfer', 'transferForm');
    this.#closeUnless(call.capabilities.includes('dtmf'), 'keypad', 'keypadKeys');
    const buttons = [...part('answer').parentElement.children];
    part('answer').parentElement.hidden = buttons.every(button => button.hidden);
  }

  /**
   * Said to be busy rather than disabled: a disabled button would lose the keyboard's focus.
   * @param {HTMLElement} button
   * @param {string | null} text
   */
  #busy(button, text) {
    const label = /** @type {HTMLElement} */ (button.querySelector('[data-label]'));
    label.dataset.label ||= label.textContent ?? '';
    show(label, text ?? label.dataset.label);
    for (const attribute of ['aria-busy', 'aria-disabled']) {
      if (text) {
        button.setAttribute(attribute, 'true');
      } else {
        button.removeAttribute(attribute);
      }
    }
  }

  /** @param {Call} call */
  #updatePop(call) {
    const part = this.#part;
    const pop = this.#actions.popFor(call);
    const button = part('pop');
    button.hidden = !pop;
    if (pop) {
      button.dataset.pop = pop.kind;
      setIcon(part('popIcon'), POP_ICONS[pop.kind]);
      show(part('popLabel'), pop.label);
      show(part('popAbout'), popAbout(pop, call));
    }
    this.#matches.show(call.matches);
  }

  /** @param {Call} call */
  #updateLog(call) {
    const { label, records } = logText(call);
    const log = this.#part('log');
    log.hidden = this.#actions.dialsOnly;
    const words = [label, ...records.map(record => `${record.name} (${record.why})`)].join(' ');
    if (log.dataset.words !== words) {
      log.dataset.words = words;
      log.replaceChildren(label, ...records.flatMap(({ name, why }, index) => {
        const strong = document.createElement('strong');
        strong.textContent = name;
        return [index > 0 ? ' and ' : ' ', strong, ` (${why})`];
      }));
    }
    const record = recordText(call);
    const line = this.#part('record');
    show(line, record?.text ?? null);
    line.dataset.tone = record?.tone ?? '';
  }

  async #pop() {
    const pop = this.#actions.popFor(this.#call);
    if (pop?.kind === 'search' && !pop.salesforce) {
      this.#matches.focus();
      return;
    }
    await this.#actions.pop(this.#call);
  }

  async #transfer() {
    const field = this.#part('transferTo');
    const number = field.value.trim();
    if (!number) {
      field.focus();
      throw new Problem('Type the number to transfer to.');
    }
    await this.#actions.command(this.#call, 'transfer', { number });
    field.value = '';
    this.#closeUnless(false, 'transfer', 'transferForm');
  }

  /**
   * @param {string} button
   * @param {string} panel
   * @param {string} [focus]
   */
  #toggle(button, panel, focus) {
    const open = this.#part(panel).hidden;
    this.#part(panel).hidden = !open;
    this.#part(button).setAttribute('aria-expanded', String(open));
    if (open && focus) {
      this.#part(focus).focus();
    }
  }

  /**
   * @param {boolean} may
   * @param {string} button
   * @param {string} panel
   */
  #closeUnless(may, button, panel) {
    if (!may) {
      this.#part(panel).hidden = true;
      this.#part(button).setAttribute('aria-expanded', 'false');
    }
  }

  /**
   * @param {string} button
   * @param {() => Promise<unknown>} action
   */
  #onClick(button, action) {
    const element = this.#part(button);
    element.addEventListener('click', () => {
      if (element.getAttribute('aria-disabled') !== 'true') {
        this.#run(action);
      }
    });
  }

  /** @param {() => Promise<unknown> | undefined} action */
  async #run(action) {
    this.#problem = '';
    this.#seenCommand = this.#call.lastCommand?.id ?? '';
    this.#showProblem();
    try {
      await action();
      return true;
    } catch (error) {
      this.#problem = Problem.textOf(error);
      this.#showProblem();
      return false;
    }
  }

  // The answer to an earlier command is old news once another was given.
  #showProblem() {
    const last = this.#call.lastCommand;
    show(this.#part('problem'), this.#problem || (last && last.id !== this.#seenCommand ? last.problem : null));
  }
}

/**
 * @param {Pop} pop
 * @param {Call} call
 */
function popAbout(pop, call) {
  switch (pop.kind) {
    case 'pop': return pop.record.name ?? pop.record.type;
    case 'search': return call.matches.length > 0 ? `${call.matches.length} matches` : null;
    default: return pop.type;
  }
}
