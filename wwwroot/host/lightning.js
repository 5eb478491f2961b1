// @ts-check
/** @import {RecordRef} from '../calls/call.js' */
import { Problem } from '../link/problem.js';
import { readLayout } from '../pop/popping.js';
import { withDeadline } from './deadline.js';
import { Host } from './host.js';
import { readDialled, readView } from './view.js';

/** Milliseconds for Salesforce to answer a toolkit call. */
const DEADLINE = 10_000;

/** Milliseconds to wait for click-to-dial before its listener is registered all the same. */
const ENABLE_DEADLINE = 5_000;

/** How often enabling click-to-dial is tried while the page around is still loading. */
const ENABLE_TRIES = 3;

/** Salesforce Lightning, through Open CTI (`sforce.opencti`). */
export class LightningHost extends Host {
  #toolkit;
  #deadline;
  #started = false;
  /** @type {Map<string, string>} last value by method */
  #shown = new Map();

  /**
   * @param {any} toolkit `sforce.opencti`
   * @param {number} [deadline] milliseconds
   */
  constructor(toolkit, deadline = DEADLINE) {
    super();
    this.#toolkit = toolkit;
    this.#deadline = deadline;
  }

  get canPop() {
    return true;
  }

  async start() {
    // Registrations accumulate: a second onClickToDial would dial twice.
    if (this.#started) {
      return;
    }
    this.#started = true;
    const settings = this.#checkSettings();
    const layout = this.#readLayout();
    const enabled = this.#enableClickToDial();
    this.#listen('onNavigationChange', payload => this.tell('view', readView(payload)));
    const view = this.#readView();
    // Not after the answers: a slow one must not let Salesforce put its stand-by page in our place.
    this.#toolkit.notifyInitializationComplete?.();
    await enabled;
    this.#listen('onClickToDial', payload => {
      const dialled = readDialled(payload);
      if (dialled) {
        this.tell('dial', dialled);
      }
    });
    await Promise.all([settings, layout, view]);
  }

  async #checkSettings() {
    await this.#try('getCallCenterSettings', {}, 'Salesforce did not say which call center you belong to.');
  }

  async #readLayout() {
    const layout = await this.#try('getSoftphoneLayout', {}, 'Salesforce did not send the softphone layout: its defaults are used.');
    if (layout) {
      this.tell('layout', readLayout(layout));
    }
  }

  async #readView() {
    this.tell('view', readView(await this.#try('getAppViewInfo', {}, null)));
  }

  // The listener is registered after enabling has completed: before, it is reported to receive nothing.
  async #enableClickToDial() {
    for (let attempt = 1; attempt <= ENABLE_TRIES; attempt++) {
      try {
        await this.#ask('enableClickToDial', {}, Math.min(ENABLE_DEADLINE, this.#deadline));
        return;
      } catch {
        // Tried again: the page around may still be loading.
      }
    }
    this.tell('trouble', 'Salesforce did not enable click-to-dial. Reload the page if numbers cannot be clicked.');
  }

  /** @param {RecordRef} record */
  async popRecord(record) {
    await this.#pop('SOBJECT', { recordId: record.id }, `open ${record.name ?? 'the record'}`);
  }

  /** @param {string} text */
  async popSearch(text) {
    await this.#pop('SEARCH', { searchString: text }, 'open its search page');
  }

  /**
   * @param {string} type
   * @param {Record<string, string>} fields
   */
  async newRecord(type, fields) {
    // The toolkit forwards only type and params: default values outside params are lost.
    await this.#pop('NEW_RECORD_MODAL', { entityName: type, defaultFieldValues: fields }, `open a new ${type}`);
  }

  /**
   * @param {{label: string, icon: string}} face
   */
  showFace({ label, icon }) {
    this.#show('setSoftphoneItemLabel', 'label', label);
    this.#show('setSoftphonePanelLabel', 'label', label);
    this.#show('setSoftphoneItemIcon', 'key', icon);
    this.#show('setSoftphonePanelIcon', 'key', icon);
  }

  open() {
    this.#ask('setSoftphonePanelVisibility', { visible: true }).catch(() => {});
  }

  /**
   * @param {string} method
   * @param {string} argument
   * @param {string} value
   */
  #show(method, argument, value) {
    if (this.#shown.get(method) !== value) {
      this.#shown.set(method, value);
      this.#ask(method, { [argument]: value }).catch(() => {});
    }
  }

  /**
   * @param {string} type a key of SCREENPOP_TYPE, which has the same word as its value
   * @param {object} params
   * @param {string} what
   */
  async #pop(type, params, what) {
    const pop = { type: this.#toolkit.SCREENPOP_TYPE?.[type] ?? type, params };
    await this.#ask('screenPop', pop, this.#deadline, `Salesforce did not ${what}.`);
  }

  /**
   * @param {string} method
   * @param {object} args
   * @param {string | null} trouble what to say if it fails
   */
  async #try(method, args, trouble) {
    try {
      return await this.#ask(method, args);
    } catch {
      if (trouble) {
        this.tell('trouble', trouble);
      }
      return null;
    }
  }

  /**
   * One toolkit call. It throws synchronously on arguments it does not like, answers errors in its callback, or never answers.
   * @param {string} method
   * @param {object} args
   * @param {number} [deadline]
   * @param {string} [failure]
   * @returns {Promise<any>}
   */
  #ask(method, args, deadline = this.#deadline, failure = 'Salesforce did not do this.') {
    return withDeadline((resolve, reject) => {
      const callback = (/** @type {any} */ answer) => {
        if (answer?.success) {
          resolve(answer.returnValue);
        } else {
          const said = answer?.errors?.[0]?.description;
          reject(new Problem(said ? `${failure} It says: ${said}` : failure));
        }
      };
      try {
        this.#toolkit[method]({ ...args, callback });
      } catch {
        reject(new Problem(failure));
      }
    }, deadline, `${failure} It gave no answer.`);
  }

  /**
   * @param {string} method
   * @param {(payload: any) => void} listener
   */
  #listen(method, listener) {
    try {
      this.#toolkit[method]({ listener });
    } catch {
      this.tell('trouble', 'Salesforce’s phone toolkit does not work on this page. Reload the page.');
    }
  }
}
