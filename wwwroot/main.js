// @ts-check
import { attachHost } from './host/attach.js';
import { readFrame } from './host/frame.js';
import { PageContext } from './host/page-context.js';
import { HubLink } from './link/hub-link.js';
import { PhoneApi } from './link/phone-api.js';
import { PageName } from './link/page-name.js';
import { mayReload } from './link/reload-guard.js';
import { Session } from './link/session.js';
import { knownNumbers, lastDialled } from './calls/number-suggestions.js';
import { Announcer } from './panel/announcer.js';
import { CountryQuestion } from './panel/country-question.js';
import { DialField } from './panel/dial-field.js';
import { NumberSuggest } from './panel/number-suggest.js';
import { Numbers } from './panel/numbers.js';
import { copyOf, show } from './panel/parts.js';
import { PresenceBar } from './panel/presence-bar.js';
import { Recents } from './panel/recents.js';
import { RecordList } from './panel/record-list.js';
import { SignIn } from './panel/sign-in.js';
import { StatusLine } from './panel/status-line.js';
import { TakeOver } from './panel/take-over.js';
import { Softphone } from './softphone.js';
import { translate } from './words/markup.js';
import { say, speak } from './words/words.js';

/**
 * @typedef {Object} Panel the views; only this module knows ids of the document
 * @property {HTMLElement} root
 * @property {StatusLine} status
 * @property {CountryQuestion} question
 * @property {(why: string | null) => void} dialsOff why numbers around the panel cannot be clicked; null: they can
 * @property {Announcer} announcer
 * @property {DialField} dialField
 * @property {Recents} recents
 * @property {() => import('./calls/number-suggestions.js').Suggestion[]} knownNumbers to suggest where a number is typed
 * @property {HTMLElement} calls
 * @property {{call: HTMLTemplateElement, control: HTMLTemplateElement}} cards
 * @property {(presence: import('./calls/call.js').Presence | null) => void} presence
 * @property {(text: string) => void} trouble
 * @property {(idle: boolean) => void} outdated
 */

const signal = new AbortController().signal;
// Before any view takes its words. `lang` in the address is for trying a language.
document.documentElement.lang = await speak([new URLSearchParams(location.search).get('lang') ?? '', ...navigator.languages]);
translate(document);
const name = new PageName();
const session = new Session(globalThis.fetch.bind(globalThis), name.take());
window.addEventListener('pagehide', () => name.leave(session.page), { signal });
window.addEventListener('pageshow', () => name.take(), { signal });
const api = new PhoneApi(session);
const context = new PageContext(document, window, signal);
const openRecord = () => context.record;
let dialsOnly = false;

/** @param {string} id */
const byId = id => /** @type {any} */ (document.getElementById(id));

const presence = new PresenceBar({
  root: byId('presence'), text: byId('presence-text'), problem: byId('presence-problem'), ready: byId('presence-ready'),
  notReady: byId('presence-not-ready'), loggedOut: byId('presence-logged-out'), form: byId('presence-form'), reason: byId('presence-reason'), reasons: byId('presence-reasons'),
}, (state, reason) => api.setPresence(state, reason), signal);

new TakeOver(
  { form: byId('take-form'), input: byId('take-number'), pickUp: byId('take-pick-up'), unpark: byId('take-unpark'), problem: byId('take-problem') },
  { pickUp: extension => api.pickUp(extension), unpark: slot => api.unpark(slot) }, signal);

/** @type {Numbers | null} */
let numbers = null;

/** @type {import('./calls/number-suggestions.js').DirectoryEntry[]} */
let directory = [];

const signIn = new SignIn({
  root: byId('sign-in'), button: byId('sign-in-begin'), again: byId('sign-in-again'), link: byId('sign-in-link'), problem: byId('sign-in-problem'),
}, () => api.signIn(), signal);

const records = new RecordList({
  root: byId('records'), heading: byId('records-heading'), list: byId('records-list'), empty: byId('records-empty'),
  problem: byId('records-problem'), close: byId('records-close'), exporting: byId('records-export'), template: byId('record-template'),
}, {
  list: () => api.openRecords(),
  party: callId => panel.recents.partyOf(callId),
  csv: () => api.recordsFile(),
}, {
  retry: ({ key }) => api.retryRecord(key),
  mend: ({ key }, mend) => api.mendRecord(key, mend),
  remove: ({ key }) => api.deleteRecord(key),
  openRecord,
}, signal);

/** @type {Panel} */
const panel = {
  root: byId('panel'),
  question: new CountryQuestion(
    { root: byId('dial-confirm'), text: byId('dial-confirm-text'), call: byId('dial-confirm-call'), cancel: byId('dial-confirm-cancel') },
    abroad => numbers?.countryOf(abroad) ?? `+${abroad.callingCode}`, signal),
  dialsOff: why => show(byId('dial-off'), why),
  status: new StatusLine({
    root: byId('status'), title: byId('status-title'), message: byId('status-message'),
    action: byId('status-action'), agent: byId('status-agent'), records: byId('status-records'),
  }, signIn, records, signal),
  announcer: new Announcer(byId('announce'), byId('announce-urgent')),
  dialField: new DialField(
    { form: byId('dial-form'), input: byId('dial-number'), button: byId('dial-call'), problem: byId('dial-problem') },
    number => panel.question.dial(confirmed => api.dial(number, 'dialField', { confirmed })), signal),
  recents: new Recents(
    { list: byId('recents'), empty: byId('recents-empty'), missed: byId('recents-missed'), template: byId('recent-template') },
    {
      dial: number => panel.dialField.dial(number),
      associate: async (call, choice) => {
        await api.associate(call.id, choice);
        panel.recents.show(await api.ended());
      },
      openRecord,
    }),
  knownNumbers: () => knownNumbers(panel.recents.calls, directory),
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

byId('dial-number').addEventListener('input', () => panel.question.cancel());
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
  numbers = new Numbers(libphonenumber, facts.region);
  panel.dialField.numbers = numbers;
  panel.recents.numbers = numbers;
  panel.dialField.lastDialled = () => lastDialled(panel.recents.calls);
  new NumberSuggest(byId('dial-number'), panel.knownNumbers, numbers.read);
  api.directory().then(entries => {
    directory = entries;
  }, () => {
    // Without it, numbers of recent calls are suggested.
  });
  panel.recents.logs = !dialsOnly;
  const { host, trouble } = await attachHost(frame, document, facts.org ?? null);
  if (trouble) {
    panel.trouble(trouble);
  }
  const softphone = new Softphone(panel, {
    api, host, numbers,
    hub: new HubLink(signalR, api),
    context,
    version: facts.version,
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
    ? say('panel.unknownOrg', { origin })
    : say('panel.unknownFrame'));
}
