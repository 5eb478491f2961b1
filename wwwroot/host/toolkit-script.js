// @ts-check
import { Problem } from '../link/problem.js';
import { withDeadline } from './deadline.js';
import { say } from '../words/words.js';

/** Milliseconds for Salesforce to serve its script. */
const DEADLINE = 20_000;

/** The one Trusted Types policy of this page: the server's content security policy names it, and lets no other be made. */
const POLICY = 'callbridge';

/** The only scripts that are ever added to the page. */
const TOOLKIT = /^https?:\/\/[^/?#@\\]+\/support\/api\/\d{1,3}\.0\/(?:lightning\/opencti_min|interaction)\.js$/;

/**
 * Runs Salesforce's toolkit in this page.
 * @param {string} url already judged by `readFrame`
 * @param {Document} document
 * @returns {Promise<void>}
 */
export function loadToolkit(url, document) {
  const late = say('host.noToolkit');
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
  if (!types) {
    return checked(url, url);
  }
  // Made for this one address: whoever got hold of the policy could load nothing else by it.
  const policy = types.createPolicy(POLICY, { createScriptURL: (/** @type {string} */ asked) => checked(asked, url) });
  return policy.createScriptURL(url);
}

/**
 * @param {string} asked
 * @param {string} judged the address that this page's org lends its toolkit from
 */
export function checked(asked, judged) {
  if (asked !== judged || !TOOLKIT.test(asked)) {
    throw new TypeError('CallBridge loads no script but its Salesforce org’s toolkit.');
  }
  return asked;
}
