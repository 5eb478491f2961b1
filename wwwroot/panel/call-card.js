// @ts-check
/** @import {Choice} from '../calls/association-choices.js' */
/** @import {Call, RecordRef} from '../calls/call.js' */
/** @import {Suggestion} from '../calls/number-suggestions.js' */
/** @import {Control} from '../calls/controls.js' */
/** @import {Pop} from '../pop/popping.js' */
/** @import {Numbers} from './numbers.js' */
import { canBeRelinked, partiesText, partyText, stateText, wayText } from '../calls/call-text.js';
import { COMMANDS } from '../calls/controls.js';
import { clockText, isOver, isRinging, secondsShown, secondsWaiting } from '../calls/desk-state.js';
import { consultationOf, firstOf, isTalking } from '../calls/pairs.js';
import { Problem } from '../link/problem.js';
import { serverText } from '../calls/server-text.js';
import { say } from '../words/words.js';
import { AssociationPicker } from './association-picker.js';
import { CallControls } from './call-controls.js';
import { Keypad } from './keypad.js';
import { LogLine } from './log-line.js';
import { MatchList } from './match-list.js';
import { NoteField } from './note-field.js';
import { copyOf, setIcon, show } from './parts.js';
import { PopButton } from './pop-button.js';
import { TransferForm } from './transfer-form.js';

/**
 * @typedef {Object} CardActions what a card asks for; every promise rejects with a `Problem`
 * @property {(call: Call, command: string, body?: object) => Promise<unknown>} command
 * @property {(call: Call) => Pop | null} popFor
 * @property {(call: Call) => Promise<void>} pop
 * @property {(call: Call) => string | null} popNote
 * @property {((call: Call, record: RecordRef) => Promise<void>) | null} popRecord null where records cannot be opened
 * @property {(call: Call, choice: Choice) => Promise<unknown>} associate
 * @property {() => RecordRef | null} openRecord the record open in this tab
 * @property {() => Suggestion[]} knownNumbers numbers to suggest
 * @property {(call: Call) => void} dismiss
 * @property {boolean} dialsOnly the licence has no search, pop or record
 *
 * @typedef {{call: HTMLTemplateElement, control: HTMLTemplateElement}} CardTemplates
 */

/** @param {Call} call whether there is no record for a note to go to */
const isUnlogged = call => Boolean(call.private) || (isOver(call) && call.record?.state === 'none');

const STATE_ICONS = Object.freeze({
  alerting: 'incoming_call', initiated: 'outbound_call', delivering: 'outbound_call', connected: 'call', held: 'paused_call',
  heldByRemote: 'paused_call', queued: 'clock', failed: 'warning', closing: 'end_call', ended: 'end_call',
});

/** One call in the panel, changed in place so that the keyboard's focus and a half-typed note survive every push. */
export class CallCard {
  #root;
  #part;
  #actions;
  #numbers;
  #controls;
  #transfer;
  #pop;
  #matches;
  #log;
  #links;
  #note;
  #outcome;
  /** @type {Call} */
  #call;
  #problem = '';
  #hint = '';
  #seenCommand = '';

  /**
   * @param {CardTemplates} templates
   * @param {Call} call
   * @param {Call[]} calls all of the desk's
   * @param {CardActions} actions
   * @param {Numbers} numbers
   */
  constructor(templates, call, calls, actions, numbers) {
    const { root, part } = copyOf(templates.call);
    this.#root = root;
    this.#part = part;
    this.#actions = actions;
    this.#numbers = numbers;
    this.#call = call;
    root.dataset.call = call.id;

    const command = (/** @type {string} */ name, /** @type {object} */ body) => actions.command(this.#call, name, body);
    this.#controls = new CallControls(part('controls'), root, templates.control, control => this.#press(control));
    this.#transfer = new TransferForm(
      { form: part('transferForm'), field: part('transferTo'), now: part('transferNow'), ask: part('askFirst') },
      (name, number) => command(name, { number }),
      async action => {
        const done = await this.#run(action);
        if (done && this.#transfer.open) {
          this.#open('transfer', false);
          this.#controls.focus('transfer');
        }
        return done;
      },
      numbers, actions.knownNumbers);
    new Keypad(part('keypadKeys'), digit => this.#run(() => command('dtmf', { digits: digit })));
    this.#pop = new PopButton(part('pop'), { icon: part('popIcon'), label: part('popLabel'), about: part('popAbout') }, () => this.#run(() => this.#openRecord()));
    const popRecord = actions.popRecord;
    this.#matches = new MatchList(part('matches'), popRecord && (record => this.#run(() => popRecord(this.#call, record))));
    this.#log = new LogLine(part('logging'), part('log'), part('record'));
    this.#links = new AssociationPicker(
      { button: part('relink'), list: part('choices'), log: part('log') }, actions.openRecord, (of, choice) => this.#run(() => actions.associate(of, choice)));
    this.#note = new NoteField(part('note'), text => this.#run(() => command('note', { text })));
    this.#outcome = new NoteField(part('outcome'), disposition => this.#run(() => command('note', { disposition })));
    part('private').addEventListener('change', () => this.#makePrivate(part('private').checked));
    part('dismiss').addEventListener('click', () => actions.dismiss(this.#call));
    this.update(call, calls);
  }

  get element() {
    return this.#root;
  }

  /**
   * @param {Call} call
   * @param {Call[]} calls all of the desk's
   */
  update(call, calls) {
    this.#call = call;
    this.#showWho(call, calls);
    this.#showControls(call, calls);
    this.#pop.show(this.#actions.popFor(call), call);
    show(this.#part('popNote'), this.#actions.popNote(call) ?? (call.matches.length > 1 ? this.#hint : null));
    this.#matches.show(call.matches);
    this.#log.show(call, !this.#actions.dialsOnly);
    this.#links.show(call, !this.#actions.dialsOnly && canBeRelinked(call));
    this.#note.show(call.note ?? '');
    this.#outcome.show(call.disposition ?? '');
    this.#part('private').checked = Boolean(call.private);
    const hidden = this.#actions.dialsOnly || isRinging(call);
    this.#part('noteField').hidden = hidden || isUnlogged(call);
    this.#part('outcomeField').hidden = hidden || isUnlogged(call);
    this.#part('privateField').hidden = hidden || (isUnlogged(call) && !call.private);
    this.#showProblem();
    this.tick(Date.now());
  }

  /** @param {number} now milliseconds since 1970 */
  tick(now) {
    show(this.#part('clock'), clockText(secondsShown(this.#call, now)));
    const waiting = secondsWaiting(this.#call, now);
    show(this.#part('wait'), waiting === null ? null : clockText(waiting));
  }

  /** Saves what was typed and not saved yet. */
  flush() {
    this.#note.flush();
    this.#outcome.flush();
  }

  /**
   * @param {Call} call
   * @param {Call[]} calls
   */
  #showWho(call, calls) {
    const part = this.#part;
    const party = partyText(call, this.#numbers.read);
    const state = stateText(call);
    const first = firstOf(call, calls);
    this.#root.dataset.state = call.state;
    this.#root.dataset.direction = call.direction;
    this.#root.dataset.pair = first ? 'consultation' : consultationOf(call, calls) ? 'first' : '';
    this.#root.toggleAttribute('data-live', isTalking(call));
    this.#root.setAttribute('aria-label', [state, party.title, call.muted ? say('call.muted') : ''].filter(Boolean).join(', '));
    setIcon(part('icon'), STATE_ICONS[call.state] ?? 'call');
    show(part('state'), state);
    part('muted').hidden = !call.muted;
    show(part('party'), party.title);
    show(part('number'), [party.number, party.from].filter(Boolean).join(' · '));
    part('number').dataset.number = call.party.number ?? '';
    show(part('about'), first && say('call.about', { title: partyText(first, this.#numbers.read).title }));
    show(part('way'), wayText(call, this.#numbers.read));
    show(part('parties'), partiesText(call, this.#numbers.read));
    part('dismiss').hidden = !isOver(call);
  }

  /**
   * @param {Call} call
   * @param {Call[]} calls
   */
  #showControls(call, calls) {
    const offered = this.#controls.show(call, calls);
    this.#transfer.offer(call.capabilities.includes('transfer'), call.capabilities.includes('consult'));
    for (const control of /** @type {const} */ (['transfer', 'keypad'])) {
      if (!offered.includes(control) && this.#isOpen(control)) {
        this.#open(control, false);
      }
    }
  }

  /** @param {Control} control */
  #press(control) {
    const command = COMMANDS[control];
    if (command) {
      this.#run(() => this.#actions.command(this.#call, command));
    } else {
      this.#open(control, !this.#isOpen(control));
    }
  }

  /** @param {Control} control */
  #isOpen(control) {
    return control === 'transfer' ? this.#transfer.open : !this.#part('keypadKeys').hidden;
  }

  /**
   * @param {Control} control
   * @param {boolean} open
   */
  #open(control, open) {
    if (control === 'transfer') {
      this.#transfer.open = open;
    } else {
      this.#part('keypadKeys').hidden = !open;
    }
    this.#controls.expanded(control, open);
  }

  async #openRecord() {
    const pop = this.#actions.popFor(this.#call);
    if (pop?.kind === 'search' && !pop.salesforce) {
      this.#hint = pop.hint ?? '';
      show(this.#part('popNote'), this.#hint);
      this.#matches.focus();
      return;
    }
    await this.#actions.pop(this.#call);
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

  /** @param {boolean} wanted */
  async #makePrivate(wanted) {
    if (!await this.#run(() => this.#actions.command(this.#call, 'private', { private: wanted }))) {
      this.#part('private').checked = Boolean(this.#call.private);
    }
  }

  // The answer to an earlier command is old news once another was given.
  #showProblem() {
    const last = this.#call.lastCommand;
    show(this.#part('problem'), this.#problem || (last && last.id !== this.#seenCommand ? serverText(last.problem, last.code, last.values) : null));
  }
}
