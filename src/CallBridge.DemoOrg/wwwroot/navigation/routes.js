// @ts-check

/**
 * @typedef {{page: 'home'}
 *   | {page: 'list', type: string, filterName: string}
 *   | {page: 'record', type: string | null, id: string}
 *   | {page: 'new', type: string, defaults: Record<string, string>}
 *   | {page: 'search', term: string}
 *   | {page: 'flow' | 'visualforce', name: string, given: [string, string][]}
 *   | {page: 'unknown'}} Route
 */

const RECORD_ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;

/**
 * Lightning's addresses, as far as the demo org has pages for them.
 * @param {URL} url
 * @returns {Route}
 */
export function readRoute(url) {
  const parts = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (parts[0] !== 'lightning') return { page: 'unknown' };
  const [, section, ...rest] = parts;
  if (section === undefined || (section === 'page' && rest[0] === 'home')) return { page: 'home' };
  if (section === 'search') return { page: 'search', term: url.searchParams.get('term') ?? '' };
  if ((section === 'flow' || section === 'apex') && rest.length === 1)
    return { page: section === 'flow' ? 'flow' : 'visualforce', name: rest[0], given: [...url.searchParams] };
  if (section === 'o' && (rest[1] === 'list' || rest[1] === 'home'))
    return { page: 'list', type: rest[0], filterName: url.searchParams.get('filterName') ?? 'All' };
  if (section === 'o' && rest[1] === 'new')
    return { page: 'new', type: rest[0], defaults: readDefaults(url.searchParams.get('defaultFieldValues') ?? '') };
  if (section === 'r' && rest.length === 3 && rest[2] === 'view' && RECORD_ID.test(rest[1])) return { page: 'record', type: rest[0], id: rest[1] };
  if (section === 'r' && rest.length === 2 && rest[1] === 'view' && RECORD_ID.test(rest[0])) return { page: 'record', type: null, id: rest[0] };
  return { page: 'unknown' };
}

export const paths = Object.freeze({
  home: () => '/lightning/page/home',
  /** @param {string} type @param {string} [filterName] */
  list: (type, filterName = 'All') => `/lightning/o/${encodeURIComponent(type)}/list?filterName=${encodeURIComponent(filterName)}`,
  /** @param {string} type @param {string} id */
  record: (type, id) => `/lightning/r/${encodeURIComponent(type)}/${encodeURIComponent(id)}/view`,
  /** @param {string} name @param {[string, string][]} args */
  flow: (name, args) => `/lightning/flow/${encodeURIComponent(name)}?${new URLSearchParams(args)}`,
  /** Inside the app, as Lightning shows one. @param {string} address `/apex/Name?query` */
  visualforce: address => `/lightning${address}`,
  /** @param {string} term */
  search: term => `/lightning/search?term=${encodeURIComponent(term)}`,
  /** @param {string} type @param {Record<string, unknown>} [defaults] */
  create: (type, defaults = {}) => {
    const values = writeDefaults(defaults);
    return `/lightning/o/${encodeURIComponent(type)}/new${values ? `?defaultFieldValues=${encodeURIComponent(values)}` : ''}`;
  },
});

/** Lightning's notation: `Phone=0781,LastName=O%27Neil`, each value encoded by itself. @param {Record<string, unknown>} defaults */
function writeDefaults(defaults) {
  return Object.entries(defaults)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join(',');
}

/** @param {string} text @returns {Record<string, string>} */
function readDefaults(text) {
  return Object.fromEntries(text.split(',').filter(pair => pair.includes('=')).map(pair => {
    const split = pair.indexOf('=');
    return [pair.slice(0, split), decodeURIComponent(pair.slice(split + 1))];
  }));
}
