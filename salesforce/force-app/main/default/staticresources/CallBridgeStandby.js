// @ts-check
/**
 * What the stand-by page shows: Salesforce puts that page in the softphone's place when the softphone's own page does not come in time. It
 * asks the listener's two ports for a sign of life and judges by what it hears; where a browser does not let it ask, it says that.
 * One source for the Visualforce page and for the demo org.
 *
 * @typedef {{http: number, https: number, secure: boolean, panel: string}} Address ports of the listener, and the panel's address
 * @typedef {'granted' | 'prompt' | 'denied' | null} Permission of this page's tab to reach this computer; null: the browser knows no such permission
 * @typedef {{mayAsk: boolean, permission: Permission, http: boolean, https: boolean}} Findings `mayAsk`: the pages around let this one ask
 * @typedef {'running' | 'certificate' | 'blocked' | 'stopped' | 'unsure' | 'unasked'} Verdict
 * @typedef {{steps: string[], open: boolean, test: boolean}} Advice keys of its sentences
 * @typedef {Readonly<Record<string, string>>} Words
 */

const HTTP_PORT = 21047;
const HTTPS_PORT = 21049;

/** Milliseconds for the listener to give a sign of life; an unanswered question of the browser holds the answer back. */
const PATIENCE = 3_000;

/** Chromium's name for reaching programs of the same computer. */
const LOOPBACK = 'loopback-network';

/**
 * @param {string} search the page's query: the listener's ports where they are not the usual ones, and what Salesforce gave the softphone's page
 * @returns {Address}
 */
export function readAddress(search) {
  const query = new URLSearchParams(search);
  const http = port(query.get('http')) ?? HTTP_PORT;
  const https = port(query.get('https')) ?? HTTPS_PORT;
  const secure = query.get('panel') !== 'http';
  const own = ['http', 'https', 'panel'];
  const given = new URLSearchParams([...query].filter(([name]) => !own.includes(name)));
  const page = `${secure ? 'https' : 'http'}://localhost:${secure ? https : http}/softphone/`;
  return { http, https, secure, panel: given.size > 0 ? `${page}?${given}` : page };
}

/** @param {string | null} text */
function port(text) {
  const number = /^[0-9]{1,5}$/.test(text ?? '') ? Number(text) : 0;
  return number > 0 && number < 65_536 ? number : null;
}

/**
 * @param {Findings} findings
 * @param {boolean} secure whether the panel comes over https
 * @returns {Verdict}
 */
export function judge({ mayAsk, permission, http, https }, secure) {
  if (secure ? https : http) {
    return 'running';
  }
  if (http && secure) {
    // One program opens both ports or neither.
    return 'certificate';
  }
  if (!mayAsk) {
    return 'unasked';
  }
  switch (permission) {
    case 'denied': return 'blocked';
    // Nobody has answered the browser's question, and it asks only once something listens: both may be the reason.
    case 'prompt': return 'unsure';
    default: return 'stopped';
  }
}

/** What the page says, in English. `{key}` stands for another of these sentences. Other languages are in CallBridgeStandbyWords.js. */
export const ENGLISH = Object.freeze({
  'page.looking': 'Looking for CallBridge on this computer…',
  'page.link': 'Open CallBridge in a new tab',
  'page.open': 'Open the panel',
  'page.retry': 'Check again',
  'page.phone': 'Your desk phone works all the same.',

  'running.title': 'The panel was not ready in time',
  'running.message': 'CallBridge runs on this computer and answers.',
  'certificate.title': 'The browser does not trust CallBridge',
  'certificate.message': 'CallBridge runs on this computer, but this browser does not accept its certificate.',
  'blocked.title': 'The browser keeps Salesforce from CallBridge',
  'blocked.message': 'This tab is not allowed to reach programs on this computer.',
  'stopped.title': 'CallBridge is not running',
  'stopped.message': 'Nothing on this computer answers where CallBridge should be.',
  'unsure.title': 'CallBridge cannot be reached',
  'unsure.message': 'Either it is not running, or the browser keeps Salesforce from it.',
  'unasked.title': 'CallBridge did not load',
  'unasked.message': 'The browser does not let this page find out why. Press this and see what comes:',

  'do.start': 'Start CallBridge on this computer.',
  'do.allow': 'Click the icon at the left of this tab’s address and allow access to other apps and services on this device.',
  'do.retry': 'Press {page.retry}.',
  'do.open': 'Press {page.open}.',
  'do.serve': 'If it stays empty, CallBridge does not serve this Salesforce org: ask your administrator to add its My Domain (Salesforce:MyDomains).',
  'do.trust': 'Ask your administrator to have this computer’s browser trust CallBridge’s certificate (docs/rollout.md). Then close and open the browser.',
  'do.reload': 'Then reload this Salesforce page. If this message comes back, sign out of Salesforce and in again.',
  'see.stopped': '“This site can’t be reached”: CallBridge is not running. Start it.',
  'see.certificate': 'A privacy warning: its certificate is not trusted. Ask your administrator to change that (docs/rollout.md).',
  'see.blocked': 'The panel: the browser keeps Salesforce from it. {do.allow}',
});

/** @type {Readonly<Record<Verdict, Advice>>} */
export const ADVICE = Object.freeze({
  running: { steps: ['do.open', 'do.serve'], open: true, test: false },
  certificate: { steps: ['do.trust', 'do.reload'], open: false, test: true },
  blocked: { steps: ['do.allow', 'do.reload'], open: false, test: false },
  stopped: { steps: ['do.start', 'do.retry'], open: false, test: false },
  unsure: { steps: ['do.start', 'do.allow', 'do.retry'], open: false, test: true },
  unasked: { steps: ['see.stopped', 'see.certificate', 'see.blocked', 'do.reload'], open: false, test: true },
});

/**
 * The first of the person's languages that there are words for, as the panel chooses; English where there is none.
 * @param {readonly string[]} wanted BCP 47 tags, best first
 * @param {Readonly<Record<string, Words>>} others languages other than English
 * @returns {string}
 */
export function languageOf(wanted, others) {
  return wanted.filter(isTag).map(baseOf).find(base => base === 'en' || Object.hasOwn(others, base)) ?? 'en';
}

/** @param {string} tag */
const baseOf = tag => tag.split('-')[0].toLowerCase();

/** @param {string} tag */
function isTag(tag) {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/**
 * @param {Words} words
 * @param {string} key
 * @returns {string}
 */
export function say(words, key) {
  return words[key].replace(/\{([\w.]+)\}/g, (_, other) => say(words, other));
}

/**
 * @param {string} url of the words
 * @returns {Promise<{language: string, words: Words}>} English where they do not come
 */
async function wordsAt(url) {
  try {
    /** @type {{default: Readonly<Record<string, Words>>}} */
    const { default: others } = await import(new URL(url, document.baseURI).href);
    const language = languageOf(navigator.languages, others);
    return { language, words: { ...ENGLISH, ...others[language] } };
  } catch {
    return { language: 'en', words: ENGLISH };
  }
}

/**
 * @param {string} url
 * @returns {Promise<boolean>} whether anything answered; what it says stays hidden from this page
 */
async function answers(url) {
  try {
    await fetch(url, { mode: 'no-cors', cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer', signal: AbortSignal.timeout(PATIENCE) });
    return true;
  } catch {
    return false;
  }
}

/** @returns {Promise<Permission>} */
async function permission() {
  try {
    return (await navigator.permissions.query({ name: /** @type {any} */ (LOOPBACK) })).state;
  } catch {
    return null;
  }
}

/** Without a word of the page around, a frame of another origin may not ask; its permission then reads "denied" whatever was granted. */
function mayAsk() {
  const policy = /** @type {any} */ (document).featurePolicy;
  return policy?.features().includes(LOOPBACK) ? policy.allowsFeature(LOOPBACK) : true;
}

/** @param {Address} address */
async function find({ http, https }) {
  const [overHttp, overHttps] = await Promise.all([answers(`http://localhost:${http}/health`), answers(`https://localhost:${https}/health`)]);
  // Asked last: a question that the browser put just now is answered by then.
  return { mayAsk: mayAsk(), permission: await permission(), http: overHttp, https: overHttps };
}

/** @param {Document} document */
async function show(document) {
  /** @param {string} id */
  const byId = id => /** @type {any} */ (document.getElementById(`standby-${id}`));
  const address = readAddress(location.search);
  const finding = find(address);
  const { language, words } = await wordsAt(document.getElementById('standby')?.dataset.words ?? '');
  document.documentElement.lang = language;
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-say]'))) {
    element.textContent = say(words, element.dataset.say ?? '');
  }
  const verdict = judge(await finding, address.secure);
  const { steps, open, test } = ADVICE[verdict];
  byId('title').textContent = say(words, `${verdict}.title`);
  byId('message').textContent = say(words, `${verdict}.message`);
  byId('steps').replaceChildren(...steps.map(step => {
    const item = document.createElement('li');
    item.textContent = say(words, step);
    return item;
  }));
  byId('open').hidden = !open;
  byId('open').addEventListener('click', () => location.replace(address.panel));
  byId('retry').addEventListener('click', () => location.reload());
  byId('link').href = new URL('/softphone/', address.panel).href;
  byId('test').hidden = !test;
  byId('actions').hidden = false;
  document.body.dataset.verdict = verdict;
}

if (globalThis.document?.getElementById('standby')) {
  await show(document);
}
