// @ts-check

/**
 * One of Salesforce's pop rules: `record` opens the match, `new` a form for a record of the type `name`, `flow` and `visualforce` that
 * flow or page, `search` the search page; `none` opens nothing.
 * @typedef {{to: 'record' | 'new' | 'flow' | 'visualforce' | 'search' | 'none', name: string | null}} PopRule
 *
 * Search and pop settings of one type of call.
 * @typedef {{objects: string[], single: PopRule, multiple: PopRule, none: PopRule}} CallLayout
 *
 * A softphone layout, by type of call.
 * @typedef {{inbound: CallLayout, outbound: CallLayout, internal: CallLayout}} Layout
 */

/** What "don't pop" and "New –None–" stand for where a person presses New. */
export const DEFAULT_NEW = 'Lead';

/** @type {Readonly<PopRule>} */
const NOTHING = Object.freeze({ to: 'none', name: null });

/** What holds until Salesforce has sent a layout. @type {Readonly<CallLayout>} */
const UNKNOWN_CALL_LAYOUT = Object.freeze({
  objects: [],
  single: Object.freeze({ to: 'record', name: null }),
  multiple: Object.freeze({ to: 'search', name: null }),
  none: Object.freeze({ to: 'new', name: DEFAULT_NEW }),
});

/** @type {Readonly<Layout>} */
export const UNKNOWN_LAYOUT = Object.freeze({ inbound: UNKNOWN_CALL_LAYOUT, outbound: UNKNOWN_CALL_LAYOUT, internal: UNKNOWN_CALL_LAYOUT });

/**
 * @param {any} returned what getSoftphoneLayout returned
 * @returns {Layout} objects listed without a field are not searched, as Salesforce has it
 */
export function readLayout(returned) {
  return { inbound: section(returned?.Inbound), outbound: section(returned?.Outbound), internal: section(returned?.Internal) };
}

/**
 * @param {any} given
 * @returns {CallLayout}
 */
function section(given) {
  const objects = Object.entries(given?.objects ?? {})
    .filter(([, fields]) => Array.isArray(fields) && fields.length > 0)
    .map(([type]) => type);
  const settings = given?.screenPopSettings;
  // Salesforce has pop settings for inbound calls alone; elsewhere, and without any, the usual holds.
  if (!settings || Object.keys(settings).length === 0) {
    return { ...UNKNOWN_CALL_LAYOUT, objects };
  }
  return {
    objects,
    single: rule(settings.SingleMatch, 'record'),
    multiple: rule(settings.MultipleMatches, 'none'),
    none: newRule(settings.NoMatch),
  };
}

/**
 * @param {any} setting
 * @param {'record' | 'none'} entity what `PopToEntity` opens here
 * @returns {PopRule}
 */
function rule(setting, entity) {
  const name = setting?.screenPopData || null;
  switch (setting?.screenPopType) {
    case 'PopToEntity': case 'PopToDetail': return { to: entity, name: null };
    case 'PopToSearch': return { to: 'search', name: null };
    case 'PopToFlow': return name ? { to: 'flow', name } : NOTHING;
    case 'PopToVisualforce': return name ? { to: 'visualforce', name } : NOTHING;
    default: return NOTHING;
  }
}

/**
 * @param {any} setting
 * @returns {PopRule}
 */
function newRule(setting) {
  const given = rule(setting, 'none');
  return given.to === 'none' ? { to: 'new', name: setting?.screenPopType === 'PopToEntity' && setting.screenPopData || DEFAULT_NEW } : given;
}
