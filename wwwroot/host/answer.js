// @ts-check
/** @import {Answer, WorkError} from '../route/work.js' */

/** Characters of one error that are passed on. */
const LONGEST = 4_000;

/**
 * @param {any} answer what a callback of Open CTI was given: {success, returnValue, errors}
 * @returns {Answer} a failure without any error says nothing of what was done
 */
export function readAnswer(answer) {
  if (answer?.success) {
    return { ok: true, value: answer.returnValue ?? null };
  }
  const errors = [answer?.errors ?? []].flat().filter(Boolean).map(readError);
  return errors.length > 0 ? { ok: false, errors } : { ok: false, lost: 'unexplained' };
}

/**
 * @param {any} answer what a callback of Classic's toolkit was given: {result, error}, all of them texts
 * @param {(answer: any) => unknown} value what the answer is worth if nothing is wrong with it
 * @returns {Answer}
 */
export function readClassicAnswer(answer, value) {
  if (answer?.error) {
    // A text only; where it names one of Salesforce's codes, that is what the listener goes by.
    const description = cut(answer.error);
    return { ok: false, errors: [{ code: description.match(/\b[A-Z]{3,}(?:_[A-Z]+)+\b/)?.[0] ?? 'GENERIC_ERROR', description, details: null }] };
  }
  return answer && answer.result !== false && answer.result !== 'false'
    ? { ok: true, value: value(answer) ?? null }
    : { ok: false, problem: 'Salesforce did not say what became of this.' };
}

/**
 * @param {any} error
 * @returns {WorkError}
 */
function readError(error) {
  const { code, description, details } = error;
  return {
    code: cut(code ?? 'GENERIC_ERROR'),
    description: cut(description ?? ''),
    details: details == null ? null : cut(typeof details === 'string' ? details : JSON.stringify(details) ?? ''),
  };
}

/** @param {unknown} text */
const cut = text => String(text).slice(0, LONGEST);
