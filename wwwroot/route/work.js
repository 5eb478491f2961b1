// @ts-check

/**
 * @typedef {{code: string, description: string, details?: string | null}} WorkError an error of Salesforce's toolkit
 *
 * @typedef {{ok: true, value: unknown}
 *   | {ok: false, errors: WorkError[]}
 *   | {ok: false, lost: 'unanswered' | 'unexplained' | 'tooLong' | 'closed'}} Answer what came of work in Salesforce: done, refused,
 *   or nobody knows, and why
 *
 * @typedef {Answer & {key?: string} | {ok: false, undone: true}} Result as the listener is told; `undone`: certainly not begun
 *
 * @typedef {{ticket: string, saves?: string | null} & (
 *   {kind: 'runApex', args: {apexClass: string, methodName: string, methodParams: string}}
 *   | {kind: 'search', args: {text: string}}
 *   | {kind: 'saveLog', args: {value: Record<string, unknown>}})} Work that the listener gives to one page; `saves` is the call
 *   key whose record it writes, and null if it only reads
 */

/** Characters of an answer: the listener takes half a megabyte at once, and UTF-8 up to three bytes a character. */
const LONGEST = 150_000;

/**
 * @param {import('../host/host.js').Host} host
 * @param {Work} work
 * @returns {Promise<Answer> | null} null for work of a kind that this page does not know
 */
export function begin(host, work) {
  switch (work.kind) {
    case 'runApex':
      return host.runApex(work.args);
    case 'search':
      return host.searchRecords(work.args.text);
    case 'saveLog':
      return host.saveLog(work.args.value);
    default:
      return null;
  }
}

/** @param {string} kind */
export const isWork = kind => kind === 'runApex' || kind === 'search' || kind === 'saveLog';

/**
 * @param {Answer} answer
 * @returns {Answer} itself, unless the listener would not take so much
 */
export function withinLimit(answer) {
  return JSON.stringify(answer).length <= LONGEST
    ? answer
    : { ok: false, lost: 'tooLong' };
}
