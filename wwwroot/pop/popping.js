// @ts-check
/** @import {Call, RecordRef} from '../calls/call.js' */

/**
 * Salesforce's own pop settings of inbound calls, in its own words (`PopToEntity`, `PopToSearch`, `PopToFlow`, …).
 * @typedef {{objects: string[], single: string | null, multiple: string | null, noMatchObject: string}} Layout
 *
 * @typedef {{kind: 'pop', label: 'Pop', record: RecordRef}
 *   | {kind: 'search', label: 'Search', text: string, salesforce: boolean}
 *   | {kind: 'new', label: 'New', type: string, fields: Record<string, string>}} Pop
 */

/** What "don't pop" and "New –None–" stand for. */
export const DEFAULT_NEW = 'Lead';

/** Salesforce refuses a search of fewer characters. */
export const SHORTEST_SEARCH = 3;

/** @type {Readonly<Layout>} */
export const UNKNOWN_LAYOUT = Object.freeze({ objects: [], single: null, multiple: null, noMatchObject: DEFAULT_NEW });

/**
 * @param {unknown} returned what Open CTI's getSoftphoneLayout returned
 * @returns {Layout} of its inbound calls; objects listed without a field are not searched, as Salesforce has it
 */
export function readLayout(returned) {
  const inbound = /** @type {any} */ (returned)?.Inbound;
  const settings = inbound?.screenPopSettings ?? {};
  const none = settings.NoMatch;
  return {
    objects: Object.entries(inbound?.objects ?? {})
      .filter(([, fields]) => Array.isArray(fields) && fields.length > 0)
      .map(([type]) => type),
    single: settings.SingleMatch?.screenPopType ?? null,
    multiple: settings.MultipleMatches?.screenPopType ?? null,
    noMatchObject: none?.screenPopType === 'PopToEntity' && none.screenPopData ? none.screenPopData : DEFAULT_NEW,
  };
}

/**
 * @param {Call} call
 * @param {Layout} layout
 * @returns {Pop | null} what the one button of a call does; null where there is nothing to pop: internal calls, and numbers that
 *   Salesforce was not yet asked for (a New would make duplicates)
 */
export function popFor(call, layout) {
  const number = call.party.number ?? '';
  const text = call.searchText ?? number;
  const unasked = call.search === 'searching' || (call.search === 'none' && number !== '');
  if (call.internal || unasked) {
    return null;
  }
  if (call.search === 'failed') {
    // The listener could not ask; the person's own Salesforce page may.
    return number.length >= SHORTEST_SEARCH ? { kind: 'search', label: 'Search', text, salesforce: true } : null;
  }
  if (call.matches.length === 1) {
    return { kind: 'pop', label: 'Pop', record: call.matches[0] };
  }
  if (call.matches.length > 1) {
    return {
      kind: 'search', label: 'Search', text,
      salesforce: (layout.multiple ?? 'PopToSearch') === 'PopToSearch' && number.length >= SHORTEST_SEARCH,
    };
  }
  return {
    kind: 'new', label: 'New', type: layout.noMatchObject,
    // Lead, Contact and Account all call it Phone; another object's form opens empty rather than be refused for an unknown field.
    fields: number && PHONE_FIELD_TYPES.has(layout.noMatchObject) ? { Phone: number } : {},
  };
}

const PHONE_FIELD_TYPES = new Set(['Lead', 'Contact', 'Account']);
