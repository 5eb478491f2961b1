// @ts-check

/**
 * @typedef {{kind: 'standalone'}
 *   | {kind: 'lightning' | 'classic', origin: string, script: string}
 *   | {kind: 'unknownOrg', origin: string | null}} Frame where this page was loaded
 */

/** Open CTI version of the toolkit script that is asked of the org. */
export const TOOLKIT_VERSION = '67.0';

/**
 * Lightning's hosts and the My Domain hosts that serve their toolkit, partitions such as `.sandbox` in front.
 * @type {readonly (readonly [lightning: string, myDomain: string])[]}
 */
const CLOUDS = Object.freeze([
  ['.lightning.force.com', '.my.salesforce.com'],
  ['.lightning.crmforce.mil', '.my.salesforce.mil'],
  ['.lightning.sfcrmapps.cn', '.my.sfcrmproducts.cn'],
]);

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Decides what page this is in, before any of its code is asked for: the toolkit is somebody else's script in our page, so the
 * origin must be, exactly, one that the listener named.
 * @param {string} search the page's query string
 * @param {boolean} framed
 * @param {readonly string[]} orgs exact origins
 * @returns {Frame}
 */
export function readFrame(search, framed, orgs) {
  const query = new URLSearchParams(search);
  // Lightning and Classic differ in one letter.
  const lightning = query.get('sfdcIframeOrigin');
  const classic = query.get('sfdcIFrameOrigin');
  const origin = lightning ?? classic;
  if (origin === null) {
    return framed ? { kind: 'unknownOrg', origin: null } : { kind: 'standalone' };
  }
  if (!orgs.includes(origin)) {
    return { kind: 'unknownOrg', origin };
  }
  if (!framed) {
    return { kind: 'standalone' };
  }
  const kind = lightning === null ? 'classic' : 'lightning';
  const script = toolkitScript(origin, kind);
  return script ? { kind, origin, script } : { kind: 'unknownOrg', origin };
}

/**
 * @param {string} origin of the page around, known to be allowed
 * @param {'lightning' | 'classic'} kind
 * @returns {string | null} null for an origin that serves no toolkit
 */
export function toolkitScript(origin, kind) {
  const host = toolkitOrigin(origin);
  const file = kind === 'lightning' ? 'lightning/opencti_min.js' : 'interaction.js';
  return host && `${host}/support/api/${TOOLKIT_VERSION}/${file}`;
}

/** @param {string} origin */
function toolkitOrigin(origin) {
  if (!URL.canParse(origin)) {
    return null;
  }
  const { protocol, hostname, origin: exact } = new URL(origin);
  if (exact !== origin) {
    return null;
  }
  if (LOOPBACK.has(hostname)) {
    return origin;
  }
  if (protocol !== 'https:') {
    return null;
  }
  for (const [lightning, myDomain] of CLOUDS) {
    if (origin.endsWith(lightning)) {
      return origin.slice(0, -lightning.length) + myDomain;
    }
    if (origin.endsWith(myDomain)) {
      return origin;
    }
  }
  return null;
}
