// @ts-check
/** @import {RecordRef} from '../calls/call.js' */
import { recordTypeText } from '../calls/record-types.js';
import { Problem } from '../link/problem.js';
import { say } from '../words/words.js';
import { Host } from './host.js';

/**
 * The page opened by itself, in a tab or window: calls and dialling work, and records open in tabs of their own where the org's address
 * is known. It reads no page around it, and opens nothing by itself: browsers stop what nobody pressed for.
 */
export class StandaloneHost extends Host {
  #org;
  #openTab;

  /**
   * @param {string | null} [org] origin of the org's Lightning pages; null where the configuration names none
   * @param {(url: string) => unknown} [openTab]
   */
  constructor(org = null, openTab = url => window.open(url, '_blank', 'noopener')) {
    super();
    this.#org = org;
    this.#openTab = openTab;
  }

  get canOpen() {
    return this.#org !== null;
  }

  async start() {
    if (this.#org === null) {
      this.tell('trouble', say('host.noOrg'));
    }
  }

  /** @param {RecordRef} record */
  async popRecord(record) {
    this.#open(`/lightning/r/${encodeURIComponent(record.type)}/${encodeURIComponent(record.id)}/view`, record.name ?? recordTypeText(record.type));
  }

  /**
   * @param {string} type
   * @param {Record<string, string>} fields
   */
  async newRecord(type, fields) {
    // Lightning's notation: each value is encoded by itself, and the whole once more.
    const values = Object.entries(fields).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join(',');
    this.#open(`/lightning/o/${encodeURIComponent(type)}/new${values && `?defaultFieldValues=${encodeURIComponent(values)}`}`, recordTypeText(type));
  }

  /**
   * @param {string} path
   * @param {string} what
   */
  #open(path, what) {
    if (this.#org === null) {
      throw new Problem(say('host.noOrgFor', { what }));
    }
    this.#openTab(this.#org + path);
  }
}
