// @ts-check
import { layoutSection, searchedObjects } from '../cti/searchPop.js';

/**
 * What the methods work on; the page implements it.
 * @typedef {object} ClassicSurroundings
 * @property {{enabled: boolean}} clickToDial
 * @property {{visible: boolean}} sidebar
 * @property {() => Record<string, unknown>} pageInfo
 * @property {(url: string) => void} go by an address of Classic's
 * @property {() => Promise<void>} refresh
 * @property {{callCenter: Record<string, string>, softphoneLayout: any}} settings
 * @property {{search(text: string, types: string[]): Promise<import('../cti/searchPop.js').FoundRecord[]>, saveLog(value: Record<string, any>): Promise<string>, runApex(apexClass: string, methodName: string, methodParams: string): Promise<string>}} org
 */

/**
 * The methods of `sforce.interaction` that the demo org answers, by name.
 * @param {ClassicSurroundings} the
 * @returns {Record<string, import('./InteractionHost.js').InteractionMethod>}
 */
export function interactionMethods({ clickToDial, sidebar, pageInfo, go, refresh, settings, org }) {
  return {
    isInConsole: () => false,
    isVisible: () => sidebar.visible,
    setVisible: ({ value }) => { sidebar.visible = value === 'true'; },
    refreshPage: () => refresh(),
    getPageInfo: () => pageInfo(),
    screenPop: ({ url }) => {
      if (!/^\/(?![/\\])/.test(url ?? '')) throw new Error('screenPop: url must be relative to the org and start with one slash.');
      go(url);
    },
    searchAndGetScreenPopUrl: async ({ searchParams, callType }) => {
      const section = layoutSection(settings.softphoneLayout, callType ?? '');
      const found = await org.search(searchParams ?? '', searchedObjects(section));
      return {
        ...Object.fromEntries(found.map(record => [record.id, {
          ...Object.fromEntries((section.objects[record.type] ?? []).map((/** @type {{apiName: string}} */ field) => [field.apiName, record.values[field.apiName] ?? null])),
          Id: record.id, Name: record.name, object: record.type,
        }])),
        screenPopUrl: found.length === 1 ? `/${found[0].id}` : '',
      };
    },
    runApex: ({ apexClass, methodName, methodParams }) => org.runApex(apexClass, methodName, methodParams ?? ''),
    saveLog: async ({ objectName, saveParams }) => {
      const value = Object.fromEntries(new URLSearchParams(decodeURIComponent(saveParams ?? '')));
      return { logId: await org.saveLog(value.Id ? value : { entityApiName: objectName, ...value }) };
    },
    enableClickToDial: () => { clickToDial.enabled = true; },
    disableClickToDial: () => { clickToDial.enabled = false; },
    getCallCenterSettings: () => settings.callCenter,
    getSoftphoneLayout: () => settings.softphoneLayout,
    setSoftphoneHeight: () => {},
    setSoftphoneWidth: () => {},
    notifyInitializationComplete: () => {},
  };
}
