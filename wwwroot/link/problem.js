// @ts-check

/** Something that did not work, in words for the person at the panel. */
export class Problem extends Error {
  /**
   * @param {string} message
   * @param {{status?: number, fields?: Record<string, string[]>}} [facts]
   */
  constructor(message, { status = 0, fields = {} } = {}) {
    super(message);
    this.name = 'Problem';
    /** HTTP status; 0 if there was no answer. */
    this.status = status;
    /** Messages by input, in camelCase. */
    this.fields = fields;
  }

  /** @param {unknown} error */
  static textOf(error) {
    return error instanceof Problem ? error.message : 'Something went wrong in this panel. Reload the page.';
  }
}

const BY_STATUS = Object.freeze({
  401: 'This panel is no longer signed in to CallBridge. Reload the page.',
  403: 'CallBridge does not allow this.',
  404: 'This call is over.',
  409: 'This cannot be done with the call now.',
  429: 'Too many calls at once. Wait a moment and try again.',
  503: 'The phone system is not connected.',
});

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
  const message = Object.values(fields).flat()[0]
    || body?.detail
    || BY_STATUS[/** @type {keyof typeof BY_STATUS} */ (status)]
    || 'CallBridge could not do this.';
  return new Problem(message, { status, fields });
}

/** @returns {Problem} of a request without an answer */
export const noAnswer = () => new Problem('CallBridge on this computer does not answer.');
