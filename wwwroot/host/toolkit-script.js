// @ts-check
import { Problem } from '../link/problem.js';
import { withDeadline } from './deadline.js';

/** Milliseconds for Salesforce to serve its script. */
const DEADLINE = 20_000;

/**
 * Runs Salesforce's toolkit in this page.
 * @param {string} url already judged by `readFrame`
 * @param {Document} document
 * @returns {Promise<void>}
 */
export function loadToolkit(url, document) {
  const late = 'Salesforce did not send its phone toolkit. Calls still work here; reload the page to try again.';
  return withDeadline((resolve, reject) => {
    const script = document.createElement('script');
    script.addEventListener('load', () => resolve(undefined));
    script.addEventListener('error', () => reject(new Problem(late)));
    script.src = trusted(url);
    document.head.append(script);
  }, DEADLINE, late);
}

/**
 * @param {string} url
 * @returns {string} typed for pages under `require-trusted-types-for 'script'`
 */
function trusted(url) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  return types
    ? types.createPolicy('callbridge', { createScriptURL: (/** @type {string} */ allowed) => allowed }).createScriptURL(url)
    : url;
}
