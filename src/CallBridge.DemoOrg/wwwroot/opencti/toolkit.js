// @ts-check
/**
 * The demo org's Open CTI toolkit: served at Salesforce's path, `/support/api/NN.0/lightning/opencti_min.js`, to the softphone page.
 * It is a classic script because adapters load it with a plain script tag and expect the global `sforce.opencti` once it has run.
 */
(function (global) {
  'use strict';

  /** @typedef {{success: boolean, returnValue: any, errors: null | {code: string, description: string, details?: any}[]}} CtiResult */
  /** @typedef {(result: CtiResult) => void} CtiCallback */

  const script = /** @type {HTMLScriptElement} */ (global.document.currentScript);
  const scriptUrl = new URL(script.src);
  const apiVersion = Number(/\/support\/api\/(\d+)\.\d+\//.exec(scriptUrl.pathname)?.[1] ?? NaN);
  const query = new URLSearchParams(global.location.search);

  // Only the org that lends this script may be the parent: an origin taken on trust from the query would hand calls to anyone who frames the page.
  // In Salesforce the script comes from the My Domain host while the page is Lightning's.
  const lenders = [scriptUrl.origin, scriptUrl.origin.replace(/\.my\.salesforce\.com$/, '.lightning.force.com')];
  const asked = query.get('sfdcIframeOrigin');
  const parentOrigin = asked && lenders.includes(asked) && query.get('mode') ? asked : null;

  /** @type {Map<number, CtiCallback>} */
  const callbacks = new Map();
  /** Registrations accumulate, as in Salesforce: the same listener given twice is called twice. @type {Map<string, ((payload: any) => void)[]>} */
  const listeners = new Map();
  let lastCallId = 0;

  /**
   * @param {string} methodName
   * @param {Record<string, any>} args
   * @param {CtiCallback} [callback]
   * @param {boolean} [isListenerRegistered]
   */
  function send(methodName, args, callback, isListenerRegistered = false) {
    if (!parentOrigin)
      throw new Error(`Open CTI: ${methodName}: this page was not opened by ${scriptUrl.origin} in Lightning (sfdcIframeOrigin and mode say so in the page's address).`);
    const callId = ++lastCallId;
    if (callback) callbacks.set(callId, callback);
    global.parent.postMessage(
      { methodName, callId, apiVersion, apiType: 'opencti', isCallbackRegistered: Boolean(callback), isListenerRegistered, args }, parentOrigin);
  }

  /**
   * Salesforce's toolkit throws in the caller's face for anything but exactly one object with something in it.
   * @param {string} methodName
   * @param {ArrayLike<any>} given
   */
  function onlyObject(methodName, given) {
    const [value] = Array.from(given);
    if (given.length !== 1 || value === null || typeof value !== 'object' || Array.isArray(value) || Object.keys(value).length === 0)
      throw new Error(`Open CTI: ${methodName} takes exactly one argument, an object that is not empty.`);
    if ('callback' in value && value.callback !== undefined && typeof value.callback !== 'function')
      throw new Error(`Open CTI: ${methodName}: callback must be a function.`);
    return value;
  }

  /** @param {string} methodName */
  function command(methodName) {
    return function () {
      const { callback, ...args } = onlyObject(methodName, arguments);
      send(methodName, args, callback);
    };
  }

  /** Commands that need nothing may be called with nothing; an empty object is refused all the same. @param {string} methodName */
  function bareCommand(methodName) {
    return function () {
      const { callback } = arguments.length === 0 ? { callback: undefined } : onlyObject(methodName, arguments);
      send(methodName, {}, callback);
    };
  }

  /** @param {string} methodName */
  function listening(methodName) {
    return function () {
      const { listener } = onlyObject(methodName, arguments);
      if (typeof listener !== 'function') throw new Error(`Open CTI: ${methodName}: listener must be a function.`);
      listeners.set(methodName, [...(listeners.get(methodName) ?? []), listener]);
      send(methodName, {}, undefined, true);
    };
  }

  global.addEventListener('message', (/** @type {MessageEvent} */ event) => {
    const message = event.data;
    if (event.origin !== parentOrigin || event.source !== global.parent || message === null || typeof message !== 'object') return;
    if (message.apiType !== 'opencti' || message.apiVersion !== apiVersion) return;
    if (message.shouldExecuteListener) {
      for (const listener of listeners.get(message.methodName) ?? []) listener(message.response);
    }
    if (message.shouldExecuteCallback) {
      const callback = callbacks.get(message.callId);
      callbacks.delete(message.callId);
      callback?.(message.response);
    }
  });

  const opencti = {
    SCREENPOP_TYPE: Object.freeze({
      SOBJECT: 'sobject', URL: 'url', OBJECTHOME: 'objecthome', LIST: 'list', SEARCH: 'search', NEW_RECORD_MODAL: 'newRecord', FLOW: 'flow',
    }),
    CALL_TYPE: Object.freeze({ INBOUND: 'inbound', OUTBOUND: 'outbound', INTERNAL: 'internal' }),
    enableClickToDial: bareCommand('enableClickToDial'),
    disableClickToDial: bareCommand('disableClickToDial'),
    notifyInitializationComplete: bareCommand('notifyInitializationComplete'),
    refreshView: bareCommand('refreshView'),
    onClickToDial: listening('onClickToDial'),
    onNavigationChange: listening('onNavigationChange'),
    getAppViewInfo: command('getAppViewInfo'),
    getCallCenterSettings: command('getCallCenterSettings'),
    getSoftphoneLayout: command('getSoftphoneLayout'),
    isSoftphonePanelVisible: command('isSoftphonePanelVisible'),
    setSoftphonePanelVisibility: command('setSoftphonePanelVisibility'),
    setSoftphonePanelHeight: command('setSoftphonePanelHeight'),
    setSoftphonePanelWidth: command('setSoftphonePanelWidth'),
    setSoftphoneItemIcon: command('setSoftphoneItemIcon'),
    setSoftphoneItemLabel: command('setSoftphoneItemLabel'),
    setSoftphonePanelIcon: command('setSoftphonePanelIcon'),
    setSoftphonePanelLabel: command('setSoftphonePanelLabel'),
    runApex: command('runApex'),
    searchAndScreenPop: command('searchAndScreenPop'),
    subscribe: command('subscribe'),
    unsubscribe: command('unsubscribe'),
    publish: command('publish'),
    hvs: { onWorkStart: listening('hvs.onWorkStart'), completeWork: command('hvs.completeWork') },

    // Only these two go through: what stands beside `params` (defaultFieldValues, say) is lost, as it is in Salesforce.
    screenPop: function () {
      const { type, params, callback } = onlyObject('screenPop', arguments);
      send('screenPop', { type, params }, callback);
    },

    saveLog: function () {
      const { value, callback } = onlyObject('saveLog', arguments);
      send('saveLog', { object: value }, callback);
    },
  };

  const sforce = global.sforce ?? {};
  sforce.opencti = opencti;
  global.sforce = sforce;
})(/** @type {any} */ (globalThis));
