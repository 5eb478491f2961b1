// @ts-check
/** @import {RecordRef} from '../calls/call.js' */
/** @import {Answer} from '../route/work.js' */
/** @import {FlowArgument} from './host.js' */
import { recordTypeText } from '../calls/record-types.js';
import { Problem } from '../link/problem.js';
import { readLayout } from '../pop/layout.js';
import { readClassicAnswer } from './answer.js';
import { readCallCenter } from './call-center.js';
import { ClickToDial } from './click-to-dial.js';
import { withDeadline } from './deadline.js';
import { Host } from './host.js';
import { KEY_PREFIXES, readClassicDialled, readClassicView } from './view.js';
import { say } from '../words/words.js';

const ORG = 'Salesforce Classic';

/** Milliseconds for Salesforce Classic to answer a toolkit call. */
const DEADLINE = 10_000;

/** Milliseconds for work that the listener asks for, which may take Apex a while. */
const WORK_DEADLINE = 25_000;

/**
 * Classic's own names of the standard phone fields, which prefill a form by its address.
 * @type {Readonly<Record<string, Record<string, string>>>}
 */
const FORM_FIELDS = Object.freeze({ Account: { Phone: 'acc10' }, Contact: { Phone: 'con10' }, Lead: { Phone: 'lea8' } });

/**
 * Salesforce Classic, through the Interaction API (`sforce.interaction`): callbacks get `{result, error}`, and most compound results
 * are JSON in a string. Each page that the person opens loads this panel anew, unless it stands in a console.
 */
export class ClassicHost extends Host {
  #toolkit;
  #deadline;
  #started = false;
  #dialling;

  /**
   * @param {any} toolkit `sforce.interaction`
   * @param {number} [deadline] milliseconds
   */
  constructor(toolkit, deadline = DEADLINE) {
    super();
    this.#toolkit = toolkit;
    this.#deadline = deadline;
    this.#dialling = new ClickToDial({
      enable: () => this.#ask('cti.enableClickToDial', []),
      disable: () => this.#ask('cti.disableClickToDial', []),
      listen: () => this.#listen('cti.onClickToDial', payload => {
        const dialled = readClassicDialled(payload);
        if (dialled) {
          this.tell('dial', dialled);
        }
      }),
      failed: () => this.tell('trouble', say('host.clicks', { org: ORG })),
    }, deadline);
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
    this.#listen('onFocus', payload => this.tell('view', readClassicView(payload)));
    const read = [this.#readSettings(), this.#readLayout(), this.#readView()];
    try {
      this.#toolkit.cti.notifyInitializationComplete?.();
    } catch {
      // Then Salesforce may show its stand-by page after a while; everything else works.
    }
    await Promise.all([dialling, ...read]);
  }

  async #readSettings() {
    const settings = await this.#try('cti.getCallCenterSettings', say('host.settings', { org: ORG }));
    if (settings) {
      this.tell('callCenter', readCallCenter(settings));
    }
  }

  async #readLayout() {
    const layout = await this.#try('cti.getSoftphoneLayout', say('host.layout', { org: ORG }));
    if (layout) {
      this.tell('layout', readLayout(layout));
    }
  }

  async #readView() {
    this.tell('view', readClassicView(await this.#try('getPageInfo', null)));
  }

  /** @param {RecordRef} record */
  async popRecord(record) {
    await this.#pop(`/${record.id}`, say('host.record', { org: ORG, name: record.name ?? recordTypeText(record.type) }));
  }

  /** @param {string} text */
  async popSearch(text) {
    await this.#pop(`/_ui/search/ui/UnifiedSearchResults?${new URLSearchParams({ str: text })}`, say('host.search', { org: ORG }));
  }

  /**
   * @param {string} name
   * @param {FlowArgument[]} args
   */
  async popFlow(name, args) {
    const query = new URLSearchParams(args.map(argument => [argument.name, argument.value]));
    await this.#pop(`/flow/${encodeURIComponent(name)}?${query}`, say('host.flow', { org: ORG, name }));
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} query
   */
  async popVisualforce(name, query) {
    await this.#pop(`/apex/${encodeURIComponent(name)}?${new URLSearchParams(query)}`, say('host.page', { org: ORG, name }));
  }

  /**
   * @param {string} type
   * @param {Record<string, string>} fields
   */
  async newRecord(type, fields) {
    const prefix = KEY_PREFIXES[type];
    if (!prefix) {
      throw new Problem(say('host.classicNew', { type }));
    }
    const query = new URLSearchParams();
    for (const [field, value] of Object.entries(fields)) {
      const name = FORM_FIELDS[type]?.[field];
      if (name) {
        query.set(name, value);
      }
    }
    await this.#pop(`/${prefix}/e?${query}`, say('host.new', { org: ORG, type: recordTypeText(type) }));
  }

  get canWork() {
    return true;
  }

  /** @param {{apexClass: string, methodName: string, methodParams: string}} call */
  runApex({ apexClass, methodName, methodParams }) {
    return this.#work('runApex', [apexClass, methodName, methodParams], answer => answer.result);
  }

  /** @param {string} text */
  searchRecords(text) {
    return this.#work('searchAndGetScreenPopUrl', [text, '', 'inbound'], answer => {
      const { screenPopUrl: _, ...records } = parsed(answer.result) ?? {};
      return records;
    });
  }

  /** @param {Record<string, unknown>} value */
  saveLog({ entityApiName = 'Task', ...fields }) {
    const given = Object.entries(fields).map(([name, value]) => [name, value == null ? '' : String(value)]);
    return this.#work('saveLog', [entityApiName, String(new URLSearchParams(given))], answer => answer.id ?? fields.Id ?? null);
  }

  refresh() {
    this.#ask('refreshPage', []).catch(() => {});
  }

  /**
   * As `#ask`, but what was refused is told as Salesforce says it: the listener acts on it.
   * @param {string} method
   * @param {unknown[]} args
   * @param {(answer: any) => unknown} value
   * @returns {Promise<Answer>}
   */
  #work(method, args, value) {
    /** @type {Promise<Answer>} */
    const answered = withDeadline(resolve => {
      try {
        this.#call(method, [...args, (/** @type {any} */ answer) => resolve(readClassicAnswer(answer, value))]);
      } catch (error) {
        // Thrown before anything was sent.
        resolve({ ok: false, errors: [{ code: 'INVALID_PARAM', description: error instanceof Error ? error.message : method }] });
      }
    }, Math.min(WORK_DEADLINE, this.#deadline * (WORK_DEADLINE / DEADLINE)), 'Salesforce gave no answer.');
    return answered.catch(error => ({ ok: false, problem: Problem.textOf(error) }));
  }

  /** @param {boolean} on */
  clickToDial(on) {
    this.#dialling.on = on;
  }

  open() {
    this.#ask('setVisible', [true]).catch(() => {});
  }

  /**
   * @param {string} url relative to the org
   * @param {string} failure
   */
  async #pop(url, failure) {
    // Forced: else Classic asks the person whether to leave the page, or does nothing.
    await this.#ask('screenPop', [url, true], failure);
  }

  /**
   * @param {string} method
   * @param {string | null} trouble what to say if it fails
   */
  async #try(method, trouble) {
    try {
      return parsed(await this.#ask(method, []));
    } catch {
      if (trouble) {
        this.tell('trouble', trouble);
      }
      return null;
    }
  }

  /**
   * One toolkit call: positional arguments, the callback last.
   * @param {string} method of `sforce.interaction`, or of its `cti`
   * @param {unknown[]} args
   * @param {string} [failure]
   * @returns {Promise<any>} what the callback got as `result`
   */
  #ask(method, args, failure = say('host.failed', { org: ORG })) {
    return withDeadline((resolve, reject) => {
      const callback = (/** @type {any} */ answer) => {
        if (answer && !answer.error && answer.result !== false && answer.result !== 'false') {
          resolve(answer.result);
        } else {
          reject(new Problem(answer?.error ? say('host.says', { failure, said: String(answer.error) }) : failure));
        }
      };
      try {
        this.#call(method, [...args, callback]);
      } catch {
        reject(new Problem(failure));
      }
    }, this.#deadline, say('host.silent', { failure }));
  }

  /**
   * @param {string} method
   * @param {(payload: any) => void} listener gets the parsed payload
   */
  #listen(method, listener) {
    try {
      this.#call(method, [(/** @type {any} */ answer) => listener(parsed(answer?.result))]);
    } catch {
      this.tell('trouble', say('host.toolkit', { org: ORG }));
    }
  }

  /**
   * @param {string} method
   * @param {unknown[]} args
   */
  #call(method, args) {
    const owner = method.startsWith('cti.') ? this.#toolkit.cti : this.#toolkit;
    owner[method.replace(/^cti\./, '')](...args);
  }
}

/**
 * @param {unknown} result JSON in a string, or what a toolkit has parsed already
 * @returns {any} null where it is neither
 */
function parsed(result) {
  if (typeof result !== 'string') {
    return result ?? null;
  }
  try {
    return JSON.parse(result);
  } catch {
    return null;
  }
}
