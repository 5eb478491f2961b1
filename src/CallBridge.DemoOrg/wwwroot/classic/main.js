// @ts-check
import { newNonce } from '../cti/frameUrl.js';
import { element } from '../dom/element.js';
import { OrgApi } from '../org/OrgApi.js';
import { OrgEvents } from '../org/OrgEvents.js';
import { OrgObjects } from '../org/OrgObjects.js';
import { ClickToDial } from '../shell/ClickToDial.js';
import { InteractionHost } from './InteractionHost.js';
import { classicAddress, readClassicRoute, toDemo } from './addresses.js';
import { interactionMethods } from './interactionMethods.js';
import { makePage } from './pages.js';

const [tabsElement, sidebarElement, pageElement] = ['tabs', 'sidebar', 'page'].map(id => /** @type {HTMLElement} */ (document.getElementById(id)));

const api = new OrgApi();
const app = await api.app();
const objects = new OrgObjects(app.objects);
const address = classicAddress(new URL(location.href));
/** Each step is a page of its own, in Classic. @param {string} to */
const go = to => location.assign(toDemo(to));

/** @type {Record<string, unknown>} */
let info = {};
const pageInfo = () => ({ url: address, ...info });
const clickToDial = new ClickToDial(clicked => host.tell('onClickToDial', clicked));

async function refresh() {
  const page = await makePage(readClassicRoute(address), { api, objects, clickToDial, go });
  info = page.info;
  document.title = `${page.title} | CallBridge Demo Org (Classic)`;
  pageElement.replaceChildren(...page.content);
  pageElement.setAttribute('aria-busy', 'false');
}

const search = element('input', { type: 'search', 'aria-label': 'Search the org' });
tabsElement.append(
  element('a', { href: toDemo('/home/home.jsp'), 'aria-current': address.startsWith('/home') || address === '/' ? 'page' : null }, 'Home'),
  element('a', { href: '/lightning/page/home' }, 'Switch to Lightning Experience'),
  element('form', { role: 'search', onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); go(`/_ui/search/ui/UnifiedSearchResults?${new URLSearchParams({ str: search.value })}`); } }, search));

await refresh();

const origin = new URL(app.softphone.url).origin;
const nonce = newNonce(bytes => crypto.getRandomValues(bytes));
const query = new URLSearchParams({ sfdcIFrameOrigin: location.origin, nonce });
const frame = element('iframe', { id: 'softphone-frame', title: 'Softphone', allow: 'microphone; autoplay; loopback-network; local-network', src: `${app.softphone.url}?${query}` });
const host = new InteractionHost(message => frame.contentWindow?.postMessage(message, origin), nonce, interactionMethods({
  clickToDial, pageInfo, go, refresh, settings: app, org: api,
  sidebar: {
    get visible() { return !sidebarElement.classList.contains('hidden'); },
    set visible(visible) { sidebarElement.classList.toggle('hidden', !visible); },
  },
}));
addEventListener('message', event => {
  if (event.source === frame.contentWindow && event.origin === origin) host.receive(event.data);
});
addEventListener('focus', () => host.tell('onFocus', pageInfo()));
sidebarElement.append(frame);

new OrgEvents().addEventListener('records', () => {
  // A form stays as it is typed in.
  if (readClassicRoute(address).page !== 'new') refresh().catch((/** @type {unknown} */ error) => console.warn('The page could not be refreshed:', error));
});
