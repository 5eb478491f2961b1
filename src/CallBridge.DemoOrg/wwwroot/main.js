// @ts-check
import { openCtiMethods } from './cti/OpenCtiMethods.js';
import { Router } from './navigation/Router.js';
import { OrgApi } from './org/OrgApi.js';
import { OrgEvents } from './org/OrgEvents.js';
import { OrgObjects } from './org/OrgObjects.js';
import { ClickToDial } from './shell/ClickToDial.js';
import { DemoControls } from './shell/DemoControls.js';
import { Header } from './shell/Header.js';
import { LayoutControls } from './shell/LayoutControls.js';
import { Pages } from './shell/Pages.js';
import { SoftphoneFrame } from './shell/SoftphoneFrame.js';
import { UtilityPanel } from './shell/UtilityPanel.js';

const DEMO_PANEL = Object.freeze({ height: 700, width: 370 });

const [headerElement, pageElement, softphoneElement, demoElement, barElement] =
  ['header', 'page', 'softphone-panel', 'demo-panel', 'utility-bar'].map(id => /** @type {HTMLElement} */ (document.getElementById(id)));

const api = new OrgApi();
const [app, demo] = await Promise.all([api.app(), api.demo()]);
const objects = new OrgObjects(app.objects);

const clickToDial = new ClickToDial(clicked => softphone.host.tell('onClickToDial', clicked));
const demoControls = new DemoControls(api, demo);
demoControls.element.append(new LayoutControls(api, app.pops, () => location.reload()).element);
/** @type {(path: string) => Promise<void>} */
const go = path => router.go(path);
const pages = new Pages({ api, objects, clickToDial, user: app.user, go }, pageElement, demoControls.element);
/** @type {Router} */
const router = new Router(url => pages.show(url));

const softphonePanel = new UtilityPanel(softphoneElement, barElement, { id: 'softphone', iconKey: 'call', ...app.softphone });
const demoPanel = new UtilityPanel(demoElement, barElement, { id: 'demo', label: 'Demo phone', iconKey: 'demo', ...DEMO_PANEL });
const header = new Header(headerElement, { organization: app.organization, user: app.user, tabs: objects.tabs, go, showDemo });

const softphone = new SoftphoneFrame(softphonePanel.body, app.softphone, openCtiMethods({
  panel: softphonePanel, clickToDial, objects, settings: app, org: api, go,
  viewInfo: () => pages.viewInfo,
  refresh: () => pages.refresh(),
}));

const tellNavigation = () => softphone.host.tell('onNavigationChange', pages.viewInfo);

pages.addEventListener('shown', () => {
  header.mark(pages.objectType);
  // The demo's buttons exist once: the home page has taken them, any other page leaves them to the panel.
  if (!pages.atHome) demoPanel.body.append(demoControls.element);
  else demoPanel.setVisible(false);
  tellNavigation();
});
// Salesforce reports the view anew when the user comes back to its document, from another tab or from the softphone's frame.
addEventListener('focus', tellNavigation);

softphonePanel.addEventListener('change', () => {
  document.body.style.setProperty('--softphone-room', softphonePanel.visible ? `${softphonePanel.width}px` : '0px');
});
softphonePanel.setVisible(true);
demoControls.addEventListener('busy', event => demoPanel.setBusy(/** @type {CustomEvent} */ (event).detail));

function showDemo() {
  if (pages.atHome) demoControls.element.scrollIntoView({ behavior: 'smooth', block: 'center' });
  else demoPanel.setVisible(!demoPanel.visible);
}

const events = new OrgEvents();
events.addEventListener('records', () => pages.refresh().catch((/** @type {unknown} */ error) => console.warn('The page could not be refreshed:', error)));
events.addEventListener('phone', event => demoControls.show(/** @type {CustomEvent} */ (event).detail));

await router.start();
