// @ts-check
import { attachHost } from './host/attach.js';
import { readFrame } from './host/frame.js';
import { PageContext } from './host/page-context.js';
import { HubLink } from './link/hub-link.js';
import { PhoneApi } from './link/phone-api.js';
import { mayReload } from './link/reload-guard.js';
import { Session } from './link/session.js';
import { Announcer } from './panel/announcer.js';
import { DialField } from './panel/dial-field.js';
import { Numbers } from './panel/numbers.js';
import { copyOf, show } from './panel/parts.js';
import { PresenceBar } from './panel/presence-bar.js';
import { Recents } from './panel/recents.js';
import { StatusLine } from './panel/status-line.js';
import { TakeOver } from './panel/take-over.js';
import { Softphone } from './softphone.js';

/**
 * @typedef {Object} Panel the views; only this module knows ids of the document
 * @property {StatusLine} status
 * @property {Announcer} announcer
 * @property {DialField} dialField
 * @property {Recents} recents
 * @property {HTMLElement} calls
 * @property {{call: HTMLTemplateElement, control: HTMLTemplateElement}} cards
 * @property {(presence: import('./calls/call.js').Presence | null) => void} presence
 * @property {(text: string) => void} trouble
 * @property {(idle: boolean) => void} outdated
 */

const signal = new AbortController().signal;
const session = new Session(globalThis.fetch.bind(globalThis));
const api = new PhoneApi(session);
let dialsOnly = false;

/** @param {string} id */
const byId = id => /** @type {any} */ (document.getElementById(id));

const presence = new PresenceBar({
  root: byId('presence'), text: byId('presence-text'), problem: byId('presence-problem'), ready: byId('presence-ready'),
  notReady: byId('presence-not-ready'), loggedOut: byId('presence-logged-out'), form: byId('presence-form'), reason: byId('presence-reason'),
}, (state, reason) => api.setPresence(state, reason), signal);

new TakeOver(
  { form: byId('take-form'), input: byId('take-number'), pickUp: byId('take-pick-up'), unpark: byId('take-unpark'), problem: byId('take-problem') },
  { pickUp: extension => api.pickUp(extension), unpark: slot => api.unpark(slot) }, signal);

/** @type {Panel} */
const panel = {
  status: new StatusLine({
    root: byId('status'), title: byId('status-title'), message: byId('status-message'),
    action: byId('status-action'), agent: byId('status-agent'),
  }),
  announcer: new Announcer(byId('announce'), byId('announce-urgent')),
  dialField: new DialField(
    { form: byId('dial-form'), input: byId('dial-number'), button: byId('dial-call'), problem: byId('dial-problem') },
    number => api.dial(number, 'dialField'), signal),
  recents: new Recents(
    { list: byId('recents'), empty: byId('recents-empty'), template: byId('recent-template') },
    number => panel.dialField.dial(number)),
  calls: byId('calls'),
  cards: { call: byId('call-template'), control: byId('control-template') },
  presence: now => {
    presence.presence = dialsOnly ? null : now;
  },
  trouble: text => show(byId('trouble'), text),
  outdated: idle => {
    byId('outdated').hidden = false;
    if (idle && byId('dial-number').value === '' && mayReload(Date.now())) {
      location.reload();
    }
  },
};

byId('reload').addEventListener('click', () => location.reload());

const facts = await session.open(() => {
  panel.status.link = 'lost';
}, signal);
const frame = readFrame(location.search, window.parent !== window, facts.orgs);
if (frame.kind === 'unknownOrg') {
  refuse(frame.origin);
} else {
  byId('panel').dataset.org = 'known';
  panel.status.link = 'connecting';
  panel.status.licence = facts.licence;
  dialsOnly = facts.licence.toLowerCase() === 'client';
  byId('take').hidden = dialsOnly;
  const { libphonenumber, signalR } = /** @type {any} */ (globalThis);
  const numbers = new Numbers(libphonenumber, facts.region);
  panel.dialField.numbers = numbers;
  panel.recents.numbers = numbers;
  const { host, trouble } = await attachHost(frame, document);
  if (trouble) {
    panel.trouble(trouble);
  }
  const softphone = new Softphone(panel, {
    api, host, numbers,
    hub: new HubLink(signalR, api),
    context: new PageContext(document, window, signal),
    dialsOnly,
  });
  await softphone.run(signal);
}

/**
 * Leaves a page that says why and can do nothing.
 * @param {string | null} origin
 */
function refuse(origin) {
  const { root, part } = copyOf(byId('inert-template'));
  byId('panel').replaceWith(root);
  show(part('message'), origin
    ? `${origin} is not a Salesforce org that this CallBridge serves. Ask your administrator to add its My Domain to CallBridge’s settings.`
    : 'This page was not opened by Salesforce’s utility bar, and CallBridge does not know the page around it.');
}
