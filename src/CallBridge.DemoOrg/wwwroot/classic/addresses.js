// @ts-check

/** Where the demo org keeps its Classic pages; Classic itself has them at the root. */
const FOLDER = '/classic';

/** Classic's names of the standard fields that its forms are prefilled by. @type {Readonly<Record<string, string>>} */
export const FORM_FIELDS = Object.freeze({ acc10: 'Phone', con10: 'Phone', lea8: 'Phone', name_lastlea2: 'LastName', name_lastcon2: 'LastName' });

/**
 * @typedef {{page: 'home'} | {page: 'record', id: string} | {page: 'new', prefix: string, defaults: Record<string, string>}
 *   | {page: 'search', term: string} | {page: 'given', kind: string, name: string, given: [string, string][]} | {page: 'unknown'}} ClassicRoute
 */

/** @param {URL} url @returns {string} its address in Classic's own terms */
export const classicAddress = url => (url.pathname.slice(FOLDER.length) || '/') + url.search;

/** @param {string} address in Classic's terms */
export const toDemo = address => FOLDER + address;

/** @param {string} address @returns {ClassicRoute} */
export function readClassicRoute(address) {
  const { pathname, searchParams } = new URL(address, 'http://classic');
  const [first = '', second, ...more] = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (first === '' || first === 'home') return { page: 'home' };
  if (pathname === '/_ui/search/ui/UnifiedSearchResults') return { page: 'search', term: searchParams.get('str') ?? '' };
  if ((first === 'flow' || first === 'apex') && second && more.length === 0)
    return { page: 'given', kind: first === 'flow' ? 'Flow' : 'Visualforce page', name: second, given: [...searchParams] };
  if (/^[a-zA-Z0-9]{3}$/.test(first) && second === 'e')
    return { page: 'new', prefix: first, defaults: Object.fromEntries([...searchParams].map(([name, value]) => [FORM_FIELDS[name] ?? name, value])) };
  if (/^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(first) && !second) return { page: 'record', id: first };
  return { page: 'unknown' };
}
