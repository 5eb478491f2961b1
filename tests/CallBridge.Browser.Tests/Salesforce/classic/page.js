// @ts-check
/**
 * A page of Classic, as far as the softphone in its sidebar can tell: each record is a page load of its own, `/<Id>`, with the frame in it anew. Records, settings and
 * softphone layout are the demo org's.
 */
const PREFIX = 'interactionApi/';
const heading = /** @type {HTMLElement} */ (document.querySelector('h1'));
const json = async (/** @type {string} */ url) => (await fetch(url)).json();

const app = await json('/ui/app');
const id = /^\/(\w{18})$/.exec(location.pathname)?.[1];
const record = id ? (await json(`/ui/records/${id}`)).record : null;
heading.textContent = record?.name ?? 'Home';

const nonce = crypto.randomUUID();
const softphone = new URL(app.softphone.url);
softphone.search = String(new URLSearchParams({ sfdcIFrameOrigin: location.origin, nonce }));
const frame = document.createElement('iframe');
frame.id = 'softphone-frame';
frame.title = 'Softphone';
frame.width = '300';
frame.height = '500';
frame.src = softphone.href;

let clickable = false;
const view = { url: location.pathname, objectId: record?.id, objectName: record?.name, object: record?.type, displayName: record?.type };

/** @type {Record<string, (given: Record<string, string>) => string>} results by method */
const methods = {
  enableClickToDial: () => { clickable = true; showNumber(); return 'true'; },
  disableClickToDial: () => { clickable = false; showNumber(); return 'true'; },
  getCallCenterSettings: () => JSON.stringify(app.callCenter),
  getSoftphoneLayout: () => JSON.stringify(app.softphoneLayout),
  getPageInfo: () => JSON.stringify(view),
  isInConsole: () => 'false',
  setVisible: () => 'true',
  screenPop: ({ url }) => {
    // A moment later, so that the answer arrives before the frame is gone with its page.
    setTimeout(() => location.assign(url));
    return 'true';
  },
};

/** @param {Record<string, string>} answer */
const tell = answer => frame.contentWindow?.postMessage(PREFIX + new URLSearchParams(answer), softphone.origin);

addEventListener('message', event => {
  if (event.source !== frame.contentWindow || event.origin !== softphone.origin || typeof event.data !== 'string' || !event.data.startsWith(PREFIX)) return;
  const { method, ...given } = Object.fromEntries(new URLSearchParams(event.data.slice(PREFIX.length)));
  const name = method.replace(/_\d+$/, '');
  if (given.nonce !== nonce || name === method) return;
  tell(methods[name] ? { method, result: methods[name](given) } : { method, result: 'false', error: `There is no ${name}.` });
});

function showNumber() {
  const number = record?.values.Phone ?? record?.values.MobilePhone;
  const button = document.createElement('button');
  button.textContent = number;
  button.disabled = !clickable;
  button.addEventListener('click', () => tell({ method: 'onClickToDial', result: JSON.stringify({ number, ...view }) }));
  document.querySelector('#number')?.replaceChildren(...(number ? [button] : []));
}

showNumber();
document.querySelector('#softphone')?.append(frame);
