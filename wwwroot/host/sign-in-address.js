// @ts-check

/** Salesforce's own domains, where sign-in pages live. */
const SALESFORCE = Object.freeze(['.salesforce.com', '.salesforce.mil', '.sfcrmproducts.cn']);

/** An org that runs on this machine, for trying things. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const PATH = '/services/oauth2/authorize';

/**
 * Whether an address may be opened for the person to type a password into: Salesforce's own sign-in, over TLS, and nothing else.
 * @param {unknown} address
 * @returns {address is string}
 */
export function isSignInAddress(address) {
  if (typeof address !== 'string' || !URL.canParse(address)) {
    return false;
  }
  const { protocol, hostname, port, username, password, pathname } = new URL(address);
  if (pathname !== PATH || username !== '' || password !== '') {
    return false;
  }
  return LOOPBACK.has(hostname)
    ? protocol === 'http:' || protocol === 'https:'
    : protocol === 'https:' && port === '' && SALESFORCE.some(domain => hostname.endsWith(domain));
}
