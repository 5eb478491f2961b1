// @ts-check
/** @import {RecordRef} from '../calls/call.js' */
/** @import {Layout} from '../pop/popping.js' */
import { Problem } from '../link/problem.js';

/**
 * @typedef {{url: string | null, record: RecordRef | null, newRecord: string | null}} View what the person has open around the panel;
 *   `newRecord` is the type of a form for a record that does not exist yet
 * @typedef {{number: string, record: RecordRef | null}} Dialled a number clicked in the page around
 */

/**
 * The page that the panel stands in: Salesforce's, or none. This class is the contract and, as it stands, the host that can nothing;
 * an adapter overrides what it can. Methods reject with a `Problem` in plain words; none waits for ever.
 *
 * Events, each a CustomEvent:
 * - `dial` (detail `Dialled`): a number was clicked;
 * - `view` (detail `View`): another record is open, or the same one came back to the front;
 * - `layout` (detail `Layout`): Salesforce's search and pop settings;
 * - `trouble` (detail string): something of the host does not work, in plain words.
 */
export class Host extends EventTarget {
  /** Whether records can be opened from here. A page that cannot never claims a pop. */
  get canPop() {
    return false;
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
    throw cannot(`open ${record.name ?? 'the record'}`);
  }

  /**
   * @param {string} text
   * @returns {Promise<void>} once Salesforce's search page is open
   */
  async popSearch(text) {
    throw cannot(`search for ${text}`);
  }

  /**
   * @param {string} type sObject type
   * @param {Record<string, string>} fields initial values by API name
   * @returns {Promise<void>} once the form is open; whether it is saved shows only as a later `view`
   */
  async newRecord(type, fields) {
    throw cannot(`open a new ${type}${Object.keys(fields).length > 0 ? ' with the number' : ''}`);
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

/** @typedef {{dial: Dialled, view: View, layout: Layout, trouble: string}} HostEvents */

/** @param {string} what */
const cannot = what => new Problem(`This panel cannot ${what}: it is not open inside Salesforce.`);
