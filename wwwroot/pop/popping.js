// @ts-check
/** @import {Call, OrderedPop, RecordRef} from '../calls/call.js' */
/** @import {FlowArgument} from '../host/host.js' */
/** @import {CallLayout, Layout, PopRule} from './layout.js' */
import { say } from '../words/words.js';
import { UNKNOWN_LAYOUT } from './layout.js';

/**
 * @typedef {{kind: 'pop', record: RecordRef}
 *   | {kind: 'search', text: string, salesforce: boolean, hint?: string}
 *   | {kind: 'new', type: string, fields: Record<string, string>}
 *   | {kind: 'flow', name: string, args: FlowArgument[]}
 *   | {kind: 'visualforce', name: string, query: Record<string, string>}} Pop
 *
 * What a flow or Visualforce page is told.
 * @typedef {{number: string | null, calledNumber: string | null, record: RecordRef | null, call: string}} PopFacts
 */

/** Salesforce refuses a search of fewer characters. */
export const SHORTEST_SEARCH = 3;

/** Why the search button opens the panel's own list only. */
const SEARCH_FORBIDDEN = 'pop.searchForbidden';

/**
 * @param {Call} call
 * @param {Layout} layout
 * @param {boolean} [searches] whether the page around can show Salesforce's search page, flows and Visualforce pages
 * @returns {Pop | null} what the one button of a call does; null where there is nothing to pop: internal calls, and numbers that
 *   Salesforce was not yet asked for (a New would make duplicates)
 */
export function popFor(call, layout, searches = true) {
  const number = call.party.number ?? '';
  const text = call.searchText ?? number;
  const unasked = call.search === 'searching' || (call.search === 'none' && number !== '');
  if (call.internal || unasked) {
    return null;
  }
  const long = number.length >= SHORTEST_SEARCH;
  if (call.search === 'failed') {
    // The listener could not ask; the person's own Salesforce page may.
    return long && searches ? { kind: 'search', text, salesforce: true } : null;
  }
  const rules = layoutOf(call, layout);
  const facts = { number: number || null, calledNumber: call.calledNumber ?? null, record: call.matches.length === 1 ? call.matches[0] : null, call: call.id };
  if (call.matches.length === 1) {
    return (searches && page(rules.single, facts)) || { kind: 'pop', record: call.matches[0] };
  }
  if (call.matches.length > 1) {
    const own = searches ? page(rules.multiple, facts) : null;
    const allowed = rules.multiple.to === 'search';
    return own ?? {
      kind: 'search', text, salesforce: searches && allowed && long,
      ...(searches && !allowed && { hint: say(SEARCH_FORBIDDEN) }),
    };
  }
  return (searches && page(rules.none, facts)) || newPop(rules.none, number);
}

/**
 * What the listener's order opens by itself: as the layout says, and never a form for a new record.
 * @param {OrderedPop} order
 * @param {string} call id
 * @param {Layout} layout
 * @returns {Pop | null} null where the layout says not to pop
 */
export function automaticPop(order, call, layout) {
  const { inbound } = layout;
  const facts = { number: order.number ?? null, calledNumber: order.calledNumber ?? null, record: order.kind === 'record' ? order.record : null, call };
  const rule = order.kind === 'record' ? inbound.single : order.kind === 'search' ? inbound.multiple : inbound.none;
  const text = order.text ?? order.number ?? '';
  switch (rule.to) {
    case 'record': return order.kind === 'record' ? { kind: 'pop', record: order.record } : null;
    case 'search': return text.length >= SHORTEST_SEARCH ? { kind: 'search', text, salesforce: true } : null;
    default: return page(rule, facts);
  }
}

/**
 * @param {Call} call
 * @param {Layout} layout
 * @returns {CallLayout}
 */
export function layoutOf(call, layout) {
  return call.internal ? layout.internal : call.direction === 'outbound' ? layout.outbound : layout.inbound;
}

/**
 * @param {PopRule} rule
 * @param {PopFacts} facts
 * @returns {Pop | null} null for a rule that is no flow or Visualforce page
 */
function page({ to, name }, { number, calledNumber, record, call }) {
  const told = Object.entries({ phoneNumber: number, calledNumber, recordId: record?.id ?? null, callId: call });
  switch (name === null ? null : to) {
    case 'flow': return {
      kind: 'flow', name: /** @type {string} */ (name),
      args: told.flatMap(([variable, value]) => value ? [{ name: variable, type: 'String', value }] : []),
    };
    // `id` is what a page with a standard controller reads.
    case 'visualforce': return {
      kind: 'visualforce', name: /** @type {string} */ (name),
      query: Object.fromEntries(told.flatMap(([variable, value]) => value ? [[variable === 'recordId' ? 'id' : variable, value]] : [])),
    };
    default: return null;
  }
}

/**
 * @param {PopRule} rule
 * @param {string} number
 * @returns {Pop}
 */
function newPop(rule, number) {
  const type = (rule.to === 'new' && rule.name) || /** @type {string} */ (UNKNOWN_LAYOUT.inbound.none.name);
  return {
    kind: 'new', type,
    // Lead, Contact and Account all call it Phone; another object's form opens empty rather than be refused for an unknown field.
    fields: number && PHONE_FIELD_TYPES.has(type) ? { Phone: number } : {},
  };
}

const PHONE_FIELD_TYPES = new Set(['Lead', 'Contact', 'Account']);
