// @ts-check
import { CtiError } from '../cti/CtiError.js';

/**
 * @typedef {{type: string, name: string, id: string}} Reference the record whose page a link opens
 * @typedef {{id: string, type: string, name: string, lastModifiedDate: string, values: Record<string, any>, references: Record<string, Reference>}} OrgRecord
 * @typedef {{title: string, type: string, records: OrgRecord[]}} RelatedList
 * @typedef {{record: OrgRecord, related: RelatedList[], activities: {upcoming: OrgRecord[], past: OrgRecord[]}}} RecordView
 * @typedef {{id: string, title: string, description: string}} Scenario
 * @typedef {{id: string, label: string, needsNumber: boolean, farEnd: boolean}} PhoneKey
 * @typedef {{summary: string, lines: {number: string, name: string | null, state: string}[]}} PhoneState
 */

/** The org refused; `fields` says which inputs and why, where it knows. */
export class Refusal extends Error {
  /** @param {string} message @param {number} status @param {Record<string, string[]>} fields @param {string | null} code */
  constructor(message, status, fields, code) {
    super(message);
    this.status = status;
    this.fields = fields;
    this.code = code;
  }
}

/** The demo org's own small API for its pages. */
export class OrgApi {
  /** @returns {Promise<any>} */
  app() { return this.#get('/ui/app'); }

  /** @param {string} type @returns {Promise<{records: OrgRecord[]}>} */
  list(type) { return this.#get(`/ui/objects/${encodeURIComponent(type)}/records`); }

  /** @param {string} id @returns {Promise<RecordView>} */
  record(id) { return this.#get(`/ui/records/${encodeURIComponent(id)}`); }

  /** @returns {Promise<{records: OrgRecord[]}>} */
  recentCalls() { return this.#get('/ui/recent-calls'); }

  /** @param {string} text @param {string[]} [types] @returns {Promise<OrgRecord[]>} */
  async search(text, types = []) {
    const { records } = await this.#get(`/ui/search?${new URLSearchParams({ q: text, types: types.join(',') })}`);
    return records;
  }

  /** @param {string} type @param {Record<string, any>} values @returns {Promise<{id: string}>} */
  create(type, values) { return this.#post('/ui/records', { type, values }); }

  /** @param {Record<string, any>} value @returns {Promise<string>} the Task's Id */
  async saveLog(value) { return (await this.#ctiPost('/ui/log', { value })).id; }

  /** @param {string} apexClass @param {string} methodName @param {string} methodParams @returns {Promise<string>} */
  async runApex(apexClass, methodName, methodParams) {
    const { result, problem } = await this.#ctiPost('/ui/apex', { apexClass, methodName, methodParams });
    if (problem) throw new CtiError('GENERIC_ERROR', problem);
    return result;
  }

  /** @returns {Promise<{scenarios: Scenario[], keys: PhoneKey[], state: PhoneState}>} */
  demo() { return this.#get('/ui/demo'); }

  /** @param {{single: string, multiple: string, noMatch: string}} pops in Salesforce's words */
  setPops(pops) { return this.#post('/ui/demo/layout', pops); }

  /** @param {string} id */
  play(id) { return this.#post(`/ui/demo/scenarios/${encodeURIComponent(id)}`, {}); }

  /** @param {string} id @param {string | null} number */
  press(id, number) { return this.#post(`/ui/demo/keys/${encodeURIComponent(id)}`, { number }); }

  /** @param {string} path */
  async #get(path) {
    return read(await fetch(path, { headers: { accept: 'application/json' }, cache: 'no-store' }));
  }

  /** @param {string} path @param {object} body */
  async #post(path, body) {
    return read(await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }));
  }

  /** What the org refuses reaches the softphone as an error of Open CTI. @param {string} path @param {object} body */
  async #ctiPost(path, body) {
    try {
      return await this.#post(path, body);
    } catch (error) {
      if (error instanceof Refusal) throw new CtiError('SERVER_ERROR', error.message, error.fields);
      throw error;
    }
  }
}

/** @param {Response} response */
async function read(response) {
  if (response.ok) return response.status === 204 ? null : response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Refusal(problem.detail ?? problem.title ?? `The demo org answered ${response.status}.`, response.status, problem.errors ?? {}, problem.code ?? null);
}
