// @ts-check
/** @import {RecordRef} from '../calls/call.js' */
/** @import {Layout} from '../pop/layout.js' */
/** @import {Answer} from '../route/work.js' */
/** @import {CallCenter} from './call-center.js' */
import { Problem } from '../link/problem.js';
import { say } from '../words/words.js';

/**
 * @typedef {{url: string | null, record: RecordRef | null, newRecord: string | null, form: boolean}} View what the person has open
 *   around the panel; `newRecord` is the type of a form for a record that does not exist yet, `form` whether anything is open
 *   whose unsaved input a pop would take away
 * @typedef {{number: string, record: RecordRef | null}} Dialled a number clicked in the page around
 * @typedef {{name: string, type: 'String', value: string}} FlowArgument an input variable of a flow
 */

/**
 * The page that the panel stands in: Salesforce's, or none. This class is the contract and, as it stands, the host that can nothing;
 * an adapter overrides what it can. Methods reject with a `Problem` in plain words; none waits for ever.
 *
 * Events, each a CustomEvent:
 * - `dial` (detail `Dialled`): a number was clicked;
 * - `view` (detail `View`): another record is open, or the same one came back to the front;
 * - `layout` (detail `Layout`): Salesforce's search and pop settings;
 * - `callCenter` (detail `CallCenter`): what the call center definition says of dialling and popping;
 * - `trouble` (detail string): something of the host does not work, in plain words.
 */
export class Host extends EventTarget {
  /** Whether records can be opened around the panel by themselves. A page that cannot never claims a pop. */
  get canPop() {
    return false;
  }

  /** Whether a record can be opened from here at a person's press. */
  get canOpen() {
    return this.canPop;
  }

  /** Whether Salesforce's search page, flows and Visualforce pages can be opened from here. */
  get canSearch() {
    return this.canPop;
  }

  /**
   * Attaches to the page around. Called once, after listeners were added; what fails is told by `trouble`.
   * @returns {Promise<void>}
   */
  async start() {}

  /**
   * @param {RecordRef} record
   * @returns {Promise<void>} once Salesforce has opened it
   */
  async popRecord(record) {
    void record;
    throw cannot();
  }

  /**
   * @param {string} text
   * @returns {Promise<void>} once Salesforce's search page is open
   */
  async popSearch(text) {
    void text;
    throw cannot();
  }

  /**
   * @param {string} name the flow's API name
   * @param {FlowArgument[]} args
   * @returns {Promise<void>} once it is begun
   */
  async popFlow(name, args) {
    void [name, args];
    throw cannot();
  }

  /**
   * @param {string} name of a Visualforce page
   * @param {Record<string, string>} query
   * @returns {Promise<void>} once it is open
   */
  async popVisualforce(name, query) {
    void [name, query];
    throw cannot();
  }

  /**
   * @param {string} type sObject type
   * @param {Record<string, string>} fields initial values by API name
   * @returns {Promise<void>} once the form is open; whether it is saved shows only as a later `view`
   */
  async newRecord(type, fields) {
    void [type, fields];
    throw cannot();
  }

  /** Whether records can be searched and saved from here, by the session of the page around. */
  get canWork() {
    return false;
  }

  /**
   * @param {{apexClass: string, methodName: string, methodParams: string}} call of a static method; the parameters are a query string
   * @returns {Promise<Answer>} the text that it returned; never rejects
   */
  async runApex(call) {
    void call;
    return cannotWork();
  }

  /**
   * @param {string} text notations of a number, joined by OR
   * @returns {Promise<Answer>} records by id, with the fields of the softphone layout; nothing is opened; never rejects
   */
  async searchRecords(text) {
    void text;
    return cannotWork();
  }

  /**
   * @param {Record<string, unknown>} value fields by API name, with `entityApiName` or `Id`
   * @returns {Promise<Answer>} the record's id; never rejects
   */
  async saveLog(value) {
    void value;
    return cannotWork();
  }

  /** Shows what was saved in the page around. Never rejects. */
  refresh() {}

  /**
   * Makes numbers around the panel clickable, or plain text. Never rejects; what fails is told by `trouble`.
   * @param {boolean} on
   */
  clickToDial(on) {
    void on;
  }

  /**
   * Shows the phone's state outside the panel (the utility bar's item). Never rejects: nothing depends on it.
   * @param {{label: string, icon: string}} face `icon` is a key of the design system's utility icons
   */
  showFace(face) {
    void face;
  }

  /** Brings the panel up, for a call that rings. Never rejects. */
  open() {}

  /**
   * @template {keyof HostEvents} T
   * @param {T} type
   * @param {HostEvents[T]} detail
   */
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** @typedef {{dial: Dialled, view: View, layout: Layout, callCenter: CallCenter, trouble: string}} HostEvents */

const cannot = () => new Problem(say('host.cannot'));

/** @returns {Answer} */
const cannotWork = () => ({ ok: false, errors: [{ code: 'GENERIC_ERROR', description: say('host.cannot') }] });
