// @ts-check
import { serverText } from '../calls/server-text.js';
import { say, sayIf } from '../words/words.js';

/** Something that did not work, in words for the person at the panel. */
export class Problem extends Error {
  /**
   * @param {string} message
   * @param {{status?: number, fields?: Record<string, string[]>, code?: string | null, facts?: any}} [facts]
   */
  constructor(message, { status = 0, fields = {}, code = null, facts = {} } = {}) {
    super(message);
    this.name = 'Problem';
    /** HTTP status; 0 if there was no answer. */
    this.status = status;
    /** Messages by input, in camelCase. */
    this.fields = fields;
    /** What kind of refusal it is, where the page has an answer to it; never shown. */
    this.code = code;
    /** The whole answer, for such a kind. */
    this.facts = facts;
  }

  /** @param {unknown} error */
  static textOf(error) {
    return error instanceof Problem ? error.message : say('problem.page');
  }
}

/**
 * Words of an RFC 9457 problem. A field's own message says most; titles such as "Bad Request" say nothing to a person.
 * @param {number} status
 * @param {any} body the parsed JSON, or null
 * @returns {Problem}
 */
export function readProblem(status, body) {
  /** @type {Record<string, string[]>} */
  const fields = {};
  for (const [field, messages] of Object.entries(body?.errors ?? {})) {
    fields[field] = [messages].flat().map(String);
  }
  const message = serverText(Object.values(fields).flat()[0] || body?.detail, body?.code, body?.values)
    || sayIf(`problem.status${status}`)
    || say('problem.other');
  return new Problem(message, { status, fields, code: body?.code ?? null, facts: body ?? {} });
}

/** @returns {Problem} of a request without an answer */
export const noAnswer = () => new Problem(say('problem.noAnswer'));

/** @returns {Problem} of an address that is not Salesforce's */
export const foreignSignIn = () => new Problem(say('problem.foreignSignIn'));
