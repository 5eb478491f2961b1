// @ts-check
import { CtiError } from './CtiError.js';
import { screenPopPath } from './screenPop.js';
import { isCallType, layoutSection, popFor, searchedObjects, searchResult } from './searchPop.js';

/** Salesforce's limits for the panel, in pixels. */
const HEIGHT = Object.freeze({ least: 240, most: 2560 });
const WIDTH = Object.freeze({ least: 200, most: 1920 });

/**
 * What the methods work on; the parts of the page implement it.
 * @typedef {object} CtiSurroundings
 * @property {{readonly visible: boolean, setVisible(visible: boolean): void, setHeight(px: number): void, setWidth(px: number): void,
 *   setPanelLabel(label: string): void, setPanelIcon(key: string): void, setItemLabel(label: string): void, setItemIcon(key: string): void}} panel
 * @property {{enabled: boolean}} clickToDial
 * @property {() => Record<string, any>} viewInfo
 * @property {(path: string) => Promise<void>} go
 * @property {() => Promise<void>} refresh
 * @property {{callCenter: Record<string, string>, softphoneLayout: any}} settings
 * @property {{typeOf: (recordId: string) => string | null, knows: (type: string) => boolean}} objects
 * @property {{saveLog(value: Record<string, any>): Promise<string>, search(text: string, types: string[]): Promise<import('./searchPop.js').FoundRecord[]>,
 *   runApex(apexClass: string, methodName: string, methodParams: string): Promise<string>}} org
 */

/**
 * The methods of `sforce.opencti` that the demo org answers, by name.
 * @param {CtiSurroundings} the
 * @returns {Record<string, import('./CtiHost.js').CtiMethod>}
 */
export function openCtiMethods({ panel, clickToDial, viewInfo, go, refresh, settings, objects, org }) {
  return {
    enableClickToDial: () => { clickToDial.enabled = true; },
    disableClickToDial: () => { clickToDial.enabled = false; },
    notifyInitializationComplete: () => {},
    getAppViewInfo: () => viewInfo(),
    getCallCenterSettings: () => settings.callCenter,
    getSoftphoneLayout: () => settings.softphoneLayout,
    isSoftphonePanelVisible: () => ({ visible: panel.visible }),
    setSoftphonePanelVisibility: ({ visible }) => {
      if (typeof visible !== 'boolean') throw new CtiError('INVALID_PARAM', 'setSoftphonePanelVisibility: visible must be true or false.');
      panel.setVisible(visible);
    },
    setSoftphonePanelHeight: ({ heightPX }) => panel.setHeight(within('setSoftphonePanelHeight: heightPX', heightPX, HEIGHT)),
    setSoftphonePanelWidth: ({ widthPX }) => panel.setWidth(within('setSoftphonePanelWidth: widthPX', widthPX, WIDTH)),
    setSoftphoneItemIcon: ({ key }) => panel.setItemIcon(text('setSoftphoneItemIcon: key', key)),
    setSoftphoneItemLabel: ({ label }) => panel.setItemLabel(text('setSoftphoneItemLabel: label', label)),
    setSoftphonePanelIcon: ({ key }) => panel.setPanelIcon(text('setSoftphonePanelIcon: key', key)),
    setSoftphonePanelLabel: ({ label }) => panel.setPanelLabel(text('setSoftphonePanelLabel: label', label)),
    refreshView: () => refresh(),
    screenPop: pop => go(screenPopPath(pop, objects)),
    saveLog: ({ object }) => {
      if (object === null || typeof object !== 'object') throw new CtiError('INVALID_PARAM', 'saveLog: value must be an object.');
      return org.saveLog(object);
    },
    runApex: async ({ apexClass, methodName, methodParams }) => ({
      runApex: await org.runApex(text('runApex: apexClass', apexClass), text('runApex: methodName', methodName), String(methodParams ?? '')),
    }),
    searchAndScreenPop: async ({ searchParams, queryParams, defaultFieldValues, callType, deferred }) => {
      if (!isCallType(callType)) throw new CtiError('INVALID_PARAM', 'searchAndScreenPop: callType must be inbound, outbound or internal.');
      const searched = text('searchAndScreenPop: searchParams', searchParams);
      const section = layoutSection(settings.softphoneLayout, callType);
      const types = searchedObjects(section);
      const found = types.length === 0 ? [] : await org.search(searched, types);
      const pop = popFor(found, section, {
        searchParams: searched, defaultFieldValues: defaultFieldValues ?? Object.fromEntries(new URLSearchParams(queryParams ?? '')),
      });
      const result = searchResult(found, section);
      if (deferred) return pop ? { ...result, SCREEN_POP_DATA: pop } : result;
      if (pop) await go(screenPopPath(pop, objects));
      return result;
    },
  };
}

/**
 * @param {string} name
 * @param {unknown} value
 * @param {{least: number, most: number}} limits
 */
function within(name, value, { least, most }) {
  if (typeof value !== 'number' || !(value >= least && value <= most))
    throw new CtiError('INVALID_PARAM', `${name} must be a number of pixels from ${least} to ${most}.`);
  return value;
}

/** @param {string} name @param {unknown} value */
function text(name, value) {
  if (typeof value !== 'string' || value === '') throw new CtiError('INVALID_PARAM', `${name} must be a text that is not empty.`);
  return value;
}
