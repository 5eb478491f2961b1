// @ts-check

/**
 * @typedef {{id: string, type: string, name: string, lastModifiedDate: string, values: Record<string, unknown>}} FoundRecord
 * @typedef {{screenPopType?: string, screenPopData?: string}} PopSetting
 */

/** Layout section by call type, as Salesforce names them. */
const SECTIONS = Object.freeze({ inbound: 'Inbound', outbound: 'Outbound', internal: 'Internal' });

/** @param {unknown} callType */
export function isCallType(callType) {
  return typeof callType === 'string' && Object.hasOwn(SECTIONS, callType.toLowerCase());
}

/**
 * The part of the softphone layout that speaks of this kind of call.
 * @param {any} layout
 * @param {string} callType
 */
export function layoutSection(layout, callType) {
  return layout[SECTIONS[/** @type {keyof typeof SECTIONS} */ (callType.toLowerCase())]] ?? { objects: {}, screenPopSettings: {} };
}

/**
 * Objects of the layout that are searched: one listed without a field is not.
 * @param {any} section
 * @returns {string[]}
 */
export function searchedObjects(section) {
  return Object.entries(section.objects ?? {}).filter(([, fields]) => fields.length > 0).map(([type]) => type);
}

/**
 * What `searchAndScreenPop` returns: the records by Id, each with the layout's fields and no others.
 * @param {FoundRecord[]} found
 * @param {any} section
 */
export function searchResult(found, section) {
  return Object.fromEntries(found.map(record => {
    const fields = Object.fromEntries((section.objects[record.type] ?? []).map((/** @type {{apiName: string}} */ field) =>
      [field.apiName, record.values[field.apiName] ?? null]));
    const person = record.values.IsPersonAccount
      ? { IsPersonAccount: true, PersonContactId: record.values.PersonContactId }
      : {};
    return [record.id, { Id: record.id, Name: record.name, RecordType: record.type, LastModifiedDate: record.lastModifiedDate, ...fields, ...person }];
  }));
}

/**
 * The pop that the layout asks for; null when it says not to pop.
 * @param {FoundRecord[]} found
 * @param {any} section
 * @param {{searchParams: string, defaultFieldValues?: Record<string, unknown>}} asked
 * @returns {{type: string, params: Record<string, any>} | null}
 */
export function popFor(found, section, { searchParams, defaultFieldValues }) {
  const settings = section.screenPopSettings ?? {};
  /** @type {PopSetting} */
  const setting = (found.length === 0 ? settings.NoMatch : found.length === 1 ? settings.SingleMatch : settings.MultipleMatches) ?? {};
  if (setting.screenPopType === 'PopToEntity' && found.length === 0)
    return { type: 'newRecord', params: { entityName: setting.screenPopData, defaultFieldValues: defaultFieldValues ?? {} } };
  if (setting.screenPopType === 'PopToEntity' && found.length === 1) return { type: 'sobject', params: { recordId: found[0].id } };
  if (setting.screenPopType === 'PopToFlow') return { type: 'flow', params: { flowDevName: setting.screenPopData, flowArgs: [] } };
  if (setting.screenPopType === 'PopToVisualforce') return { type: 'url', params: { url: `/apex/${setting.screenPopData}` } };
  if (setting.screenPopType === 'PopToSearch') return { type: 'search', params: { searchString: searchParams } };
  return null;
}
