// @ts-check
/**
 * The demo org's Interaction API toolkit: served at Salesforce's path, `/support/api/NN.0/interaction.js`, to the softphone page. It is a
 * classic script because adapters load it with a plain script tag and expect the global `sforce.interaction` once it has run.
 */
(function (global) {
  'use strict';

  /** @typedef {(answer: {result?: any, error?: any, id?: any}) => void} Callback */

  const PREFIX = 'interactionApi/';
  const script = /** @type {HTMLScriptElement} */ (global.document.currentScript);
  const scriptUrl = new URL(script.src);
  const apiVersion = /\/support\/api\/(\d+)\.\d+\//.exec(scriptUrl.pathname)?.[1] ?? '';
  const query = new URLSearchParams(global.location.search);
  const nonce = query.get('nonce');

  // Only the org that lends this script may be the parent. Classic writes its parameter with a capital F.
  const parentOrigin = query.get('sfdcIFrameOrigin') === scriptUrl.origin && nonce ? scriptUrl.origin : null;

  /** @type {Map<string, Callback>} */
  const callbacks = new Map();
  /** Registrations accumulate, as in Salesforce. @type {Map<string, Callback[]>} */
  const listeners = new Map();
  let calls = 0;

  /**
   * @param {string} name
   * @param {Record<string, string>} args
   * @param {unknown} callback
   */
  function send(name, args, callback) {
    if (!parentOrigin) throw new Error(`Interaction API: ${name}: this page was not opened by ${scriptUrl.origin} in Classic (sfdcIFrameOrigin and nonce say so in the page's address).`);
    if (callback !== undefined && callback !== null && typeof callback !== 'function') throw new Error(`Interaction API: ${name}: callback must be a function.`);
    const method = `${name}_${calls++}`;
    if (callback) callbacks.set(method, /** @type {Callback} */ (callback));
    global.parent.postMessage(PREFIX + new URLSearchParams({ method, ...args, nonce: String(nonce), apiVersion }), parentOrigin);
  }

  /**
   * A method whose arguments are sent under these names; the callback comes last.
   * @param {string} name
   * @param {...string} names
   */
  function command(name, ...names) {
    return (/** @type {unknown[]} */ ...given) => {
      const args = Object.fromEntries(names.map((argument, index) => [argument, String(given[index] ?? '')]));
      send(name, args, given[names.length]);
    };
  }

  /** @param {string} name */
  function listening(name) {
    return (/** @type {unknown} */ listener) => {
      if (typeof listener !== 'function') throw new Error(`Interaction API: ${name}: listener must be a function.`);
      listeners.set(name, [...(listeners.get(name) ?? []), /** @type {Callback} */ (listener)]);
    };
  }

  global.addEventListener('message', (/** @type {MessageEvent} */ event) => {
    if (event.origin !== parentOrigin || event.source !== global.parent) return;
    if (typeof event.data !== 'string' || !event.data.startsWith(PREFIX)) return;
    const { method = '', ...answer } = Object.fromEntries(new URLSearchParams(event.data.slice(PREFIX.length)));
    const callback = callbacks.get(method);
    callbacks.delete(method);
    callback?.(answer);
    for (const listener of listeners.get(method) ?? []) listener(answer);
  });

  const sforce = global.sforce ?? {};
  sforce.interaction = {
    isInConsole: command('isInConsole'),
    isVisible: command('isVisible'),
    setVisible: command('setVisible', 'value'),
    refreshPage: command('refreshPage'),
    screenPop: command('screenPop', 'url', 'force'),
    searchAndScreenPop: command('searchAndScreenPop', 'searchParams', 'queryParams', 'callType'),
    searchAndGetScreenPopUrl: command('searchAndGetScreenPopUrl', 'searchParams', 'queryParams', 'callType'),
    getPageInfo: command('getPageInfo'),
    onFocus: listening('onFocus'),
    runApex: command('runApex', 'apexClass', 'methodName', 'methodParams'),
    // Encoded once more on its way, as Salesforce does.
    saveLog: (/** @type {string} */ objectName, /** @type {string} */ saveParams, /** @type {unknown} */ callback) =>
      send('saveLog', { objectName, saveParams: encodeURIComponent(saveParams) }, callback),
    cti: {
      enableClickToDial: command('enableClickToDial'),
      disableClickToDial: command('disableClickToDial'),
      onClickToDial: listening('onClickToDial'),
      getCallCenterSettings: command('getCallCenterSettings'),
      getSoftphoneLayout: command('getSoftphoneLayout'),
      setSoftphoneHeight: command('setSoftphoneHeight', 'height'),
      setSoftphoneWidth: command('setSoftphoneWidth', 'width'),
      notifyInitializationComplete: command('notifyInitializationComplete'),
    },
  };
  global.sforce = sforce;
})(/** @type {any} */ (globalThis));
