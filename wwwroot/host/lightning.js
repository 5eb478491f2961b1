// @ts-check
/** @import {RecordRef} from '../calls/call.js' */
/** @import {Answer} from '../route/work.js' */
/** @import {FlowArgument} from './host.js' */
import { recordTypeText } from '../calls/record-types.js';
import { Problem } from '../link/problem.js';
import { readLayout } from '../pop/layout.js';
import { readCallCenter } from './call-center.js';
import { ClickToDial } from './click-to-dial.js';
import { withDeadline } from './deadline.js';
import { Host } from './host.js';
import { readAnswer } from './answer.js';
import { readDialled, readView } from './view.js';
import { say } from '../words/words.js';

const ORG = 'Salesforce';

/** Milliseconds for Salesforce to answer a toolkit call. */
const DEADLINE = 10_000;

/** Milliseconds for work: triggers of the org take their time. The listener waits longer. */
const WORK_DEADLINE = 30_000;

/** Salesforce Lightning, through Open CTI (`sforce.opencti`). */
export class LightningHost extends Host {
  #toolkit;
  #deadline;
  #started = false;
  #dialling;
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
    this.#dialling = new ClickToDial({
      enable: () => this.#ask('enableClickToDial', {}),
      disable: () => this.#ask('disableClickToDial', {}),
      listen: () => this.#listen('onClickToDial', payload => {
        const dialled = readDialled(payload);
        if (dialled) {
          this.tell('dial', dialled);
        }
      }),
      failed: () => this.tell('trouble', say('host.clicks', { org: ORG })),
    }, Math.min(deadline, DEADLINE));
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
    const dialling = this.#dialling.start();
    this.#listen('onNavigationChange', payload => this.tell('view', readView(payload)));
    const read = [this.#readSettings(), this.#readLayout(), this.#readView()];
    // Not after the answers: a slow one must not let Salesforce put its stand-by page in our place.
    this.#initialized();
    await Promise.all([dialling, ...read]);
  }

  #initialized() {
    try {
      this.#toolkit.notifyInitializationComplete?.();
    } catch {
      // Then Salesforce may show its stand-by page after a while; everything else works.
    }
  }

  async #readSettings() {
    const settings = await this.#try('getCallCenterSettings', {}, say('host.settings', { org: ORG }));
    if (settings) {
      this.tell('callCenter', readCallCenter(settings));
    }
  }

  async #readLayout() {
    const layout = await this.#try('getSoftphoneLayout', {}, say('host.layout', { org: ORG }));
    if (layout) {
      this.tell('layout', readLayout(layout));
    }
  }

  async #readView() {
    this.tell('view', readView(await this.#try('getAppViewInfo', {}, null)));
  }

  /** @param {RecordRef} record */
  async popRecord(record) {
    await this.#pop('SOBJECT', { recordId: record.id }, say('host.record', { org: ORG, name: record.name ?? recordTypeText(record.type) }));
  }

  /** @param {string} text */
  async popSearch(text) {
    await this.#pop('SEARCH', { searchString: text }, say('host.search', { org: ORG }));
  }

  /**
   * @param {string} name
   * @param {FlowArgument[]} args
   */
  async popFlow(name, args) {
    await this.#pop('FLOW', { flowDevName: name, flowArgs: args }, say('host.flow', { org: ORG, name }));
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} query
   */
  async popVisualforce(name, query) {
    await this.#pop('URL', { url: `/apex/${encodeURIComponent(name)}?${new URLSearchParams(query)}` }, say('host.page', { org: ORG, name }));
  }

  /**
   * @param {string} type
   * @param {Record<string, string>} fields
   */
  async newRecord(type, fields) {
    // The toolkit forwards only type and params: default values outside params are lost.
    await this.#pop('NEW_RECORD_MODAL', { entityName: type, defaultFieldValues: fields }, say('host.new', { org: ORG, type: recordTypeText(type) }));
  }

  get canWork() {
    return true;
  }

  /** @param {{apexClass: string, methodName: string, methodParams: string}} call */
  async runApex(call) {
    const answer = await this.#work('runApex', call);
    return answer.ok ? { ...answer, value: /** @type {any} */ (answer.value)?.runApex ?? null } : answer;
  }

  /** @param {string} text */
  async searchRecords(text) {
    const callType = this.#toolkit.CALL_TYPE?.INBOUND ?? 'inbound';
    const answer = await this.#work('searchAndScreenPop', { searchParams: text, callType, deferred: true });
    if (!answer.ok) {
      return answer;
    }
    const { SCREEN_POP_DATA: _, ...records } = /** @type {any} */ (answer.value ?? {});
    return { ...answer, value: records };
  }

  /** @param {Record<string, unknown>} value */
  saveLog(value) {
    return this.#work('saveLog', { value });
  }

  refresh() {
    this.#ask('refreshView', {}).catch(() => {});
  }

  /**
   * As `#ask`, but what was refused is told in Salesforce's own codes: the listener acts on them.
   * @param {string} method
   * @param {object} args
   * @returns {Promise<Answer>}
   */
  #work(method, args) {
    /** @type {Promise<Answer>} */
    const answered = withDeadline(resolve => {
      try {
        this.#toolkit[method]({ ...args, callback: (/** @type {any} */ answer) => resolve(readAnswer(answer)) });
      } catch (error) {
        // Thrown before anything was sent.
        resolve({ ok: false, errors: [{ code: 'INVALID_PARAM', description: error instanceof Error ? error.message : method }] });
      }
    }, WORK_DEADLINE, '');
    return answered.catch(() => ({ ok: false, lost: 'unanswered' }));
  }

  /** @param {boolean} on */
  clickToDial(on) {
    this.#dialling.on = on;
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
   * @param {string} failure
   */
  async #pop(type, params, failure) {
    const pop = { type: this.#toolkit.SCREENPOP_TYPE?.[type] ?? type, params };
    await this.#ask('screenPop', pop, this.#deadline, failure);
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
  #ask(method, args, deadline = this.#deadline, failure = say('host.failed', { org: ORG })) {
    return withDeadline((resolve, reject) => {
      const callback = (/** @type {any} */ answer) => {
        if (answer?.success) {
          resolve(answer.returnValue);
        } else {
          const said = answer?.errors?.[0]?.description;
          reject(new Problem(said ? say('host.says', { failure, said }) : failure));
        }
      };
      try {
        this.#toolkit[method]({ ...args, callback });
      } catch {
        reject(new Problem(failure));
      }
    }, deadline, say('host.silent', { failure }));
  }

  /**
   * @param {string} method
   * @param {(payload: any) => void} listener
   */
  #listen(method, listener) {
    try {
      this.#toolkit[method]({ listener });
    } catch {
      this.tell('trouble', say('host.toolkit', { org: ORG }));
    }
  }
}
