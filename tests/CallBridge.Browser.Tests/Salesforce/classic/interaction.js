// @ts-check
/**
 * A stand-in of Classic's toolkit, after its wire protocol: strings to the parent window, `interactionApi/method=NAME_N&…&nonce=…&apiVersion=…`, and answers
 * of the same form with `result`, `id` and `error`; what a page listens to is told without a number.
 */
(function (global) {
  'use strict';

  const PREFIX = 'interactionApi/';
  const query = new URLSearchParams(global.location.search);
  const script = new URL(global.document.currentScript.src);
  const origin = query.get('sfdcIFrameOrigin');
  const version = /\/support\/api\/(\d+)\.\d+\//.exec(script.pathname)?.[1] ?? '';
  if (origin !== script.origin) throw new Error('Interaction API: this page was not opened by the org that lends the script.');

  /** @type {Map<string, (answer: any) => void>} */
  const callbacks = new Map();
  /** @type {Map<string, ((answer: any) => void)[]>} */
  const listeners = new Map();
  let last = 0;

  /** @param {string} method @param {Record<string, string>} params @param {(answer: any) => void} [callback] */
  function send(method, params, callback) {
    const name = callback ? `${method}_${last++}` : method;
    if (callback) callbacks.set(name, callback);
    global.parent.postMessage(PREFIX + new URLSearchParams({ method: name, ...params, nonce: query.get('nonce') ?? '', apiVersion: version }), origin);
  }

  /** @param {string} method @param {string[]} names of the positional arguments before the callback */
  const command = (method, ...names) => (/** @type {any[]} */ ...given) =>
    send(method, Object.fromEntries(names.map((name, at) => [name, String(given[at])])), given[names.length]);

  /** @param {string} method */
  const listening = method => (/** @type {(answer: any) => void} */ listener) => {
    listeners.set(method, [...listeners.get(method) ?? [], listener]);
    send(`${method}Listener`, {});
  };

  global.addEventListener('message', (/** @type {MessageEvent} */ event) => {
    if (event.origin !== origin || event.source !== global.parent || typeof event.data !== 'string' || !event.data.startsWith(PREFIX)) return;
    const { method = '', result, id, error } = Object.fromEntries(new URLSearchParams(event.data.slice(PREFIX.length)));
    callbacks.get(method)?.({ result, id, error });
    callbacks.delete(method);
    for (const listener of listeners.get(method) ?? []) listener({ result });
  });

  global.sforce = {
    ...global.sforce,
    interaction: {
      isInConsole: command('isInConsole'), isVisible: command('isVisible'), setVisible: command('setVisible', 'value'), refreshPage: command('refreshPage'),
      screenPop: command('screenPop', 'url', 'force'), getPageInfo: command('getPageInfo'), onFocus: listening('onFocus'),
      runApex: command('runApex', 'apexClass', 'methodName', 'methodParams'), saveLog: command('saveLog', 'objectName', 'saveParams'),
      cti: {
        enableClickToDial: command('enableClickToDial'), disableClickToDial: command('disableClickToDial'), onClickToDial: listening('onClickToDial'),
        getCallCenterSettings: command('getCallCenterSettings'), getSoftphoneLayout: command('getSoftphoneLayout'),
        notifyInitializationComplete: command('notifyInitializationComplete'),
      },
    },
  };
})(/** @type {any} */ (globalThis));
