// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LANGUAGES, speak } from '../../wwwroot/words/words.js';

// Loaded as Salesforce serves them: modules without a folder that would say so.
const FOLDER = new URL('../../salesforce/force-app/main/default/', import.meta.url);
const load = name => import(`data:text/javascript,${encodeURIComponent(readFileSync(new URL(`staticresources/${name}.js`, FOLDER), 'utf8'))}`);
const { ADVICE, ENGLISH, judge, languageOf, readAddress, say } = await load('CallBridgeStandby');
const { default: OTHERS } = await load('CallBridgeStandbyWords');
const PAGE = readFileSync(new URL('pages/CallBridgeStandby.page', FOLDER), 'utf8');

const VERDICTS = ['running', 'certificate', 'blocked', 'stopped', 'unsure', 'unasked'];
const WORDS = Object.entries({ en: ENGLISH, ...OTHERS });
const NOTHING = Object.freeze({ mayAsk: true, permission: 'granted', http: false, https: false });

test('a listener that answers over https runs', () => {
  assert.equal(judge({ ...NOTHING, http: true, https: true }, true), 'running');
  assert.equal(judge({ ...NOTHING, https: true }, true), 'running');
});

test('a listener that answers over http alone is not trusted, unless http is what the panel needs', () => {
  assert.equal(judge({ ...NOTHING, http: true }, true), 'certificate');
  assert.equal(judge({ ...NOTHING, http: true }, false), 'running');
});

test('silence where the browser let the page ask is a listener that does not run', () => {
  assert.equal(judge(NOTHING, true), 'stopped');
  assert.equal(judge({ ...NOTHING, permission: null }, true), 'stopped');
});

test('silence after a refusal is said to be the browser’s doing', () => {
  assert.equal(judge({ ...NOTHING, permission: 'denied' }, true), 'blocked');
});

test('silence with a question still open may be either', () => {
  assert.equal(judge({ ...NOTHING, permission: 'prompt' }, true), 'unsure');
});

test('a frame that may not ask says so, and trusts no permission', () => {
  for (const permission of ['granted', 'denied', 'prompt', null]) {
    assert.equal(judge({ ...NOTHING, mayAsk: false, permission }, true), 'unasked');
  }
});

test('every verdict has a title, a sentence and something to do', () => {
  assert.deepEqual(Object.keys(ADVICE).sort(), [...VERDICTS].sort());
  for (const verdict of VERDICTS) {
    const { steps } = ADVICE[verdict];
    assert.ok(steps.length > 0, verdict);
    for (const key of [`${verdict}.title`, `${verdict}.message`, ...steps]) {
      assert.ok(ENGLISH[key], key);
    }
  }
});

test('the page speaks the panel’s languages', () => {
  assert.deepEqual(WORDS.map(([language]) => language).sort(), [...LANGUAGES].sort());
});

/** What a reader looks up elsewhere, or the page fills in: the same in every language. */
const KEPT = ['CallBridge', 'Salesforce', 'Salesforce:MyDomains', 'My Domain', 'docs/rollout.md'];
const keptIn = text => [...KEPT.filter(name => text.includes(name)), ...text.match(/\{[^}]*\}/g) ?? []];

for (const [language, words] of WORDS.filter(([language]) => language !== 'en')) {
  test(`${language} has exactly the sentences of English, each in its own words`, () => {
    assert.deepEqual(Object.keys(words).sort(), Object.keys(ENGLISH).sort());
    const bare = Object.keys(ENGLISH).filter(key => words[key].trim() === '' || words[key] === ENGLISH[key]);
    assert.deepEqual(bare, []);
  });

  test(`${language} loses no name and no other sentence`, () => {
    const lost = Object.keys(ENGLISH).filter(key => keptIn(ENGLISH[key]).some(name => !words[key].includes(name)));
    assert.deepEqual(lost, []);
  });
}

for (const [language, words] of WORDS) {
  test(`${language} names the buttons as they are labelled, and leaves nothing to fill`, () => {
    assert.ok(say(words, 'do.open').includes(words['page.open']));
    assert.ok(say(words, 'do.retry').includes(words['page.retry']));
    assert.ok(say(words, 'see.blocked').endsWith(words['do.allow']));
    assert.deepEqual(Object.keys(words).filter(key => /[{}]/.test(say(words, key))), []);
  });
}

test('the English in the page is the English of the words', () => {
  const said = [...PAGE.matchAll(/ data-say="([\w.]+)"[^>]*>([^<]*)</g)];
  assert.equal(said.length, 7);
  assert.deepEqual(said.filter(([, key, text]) => ENGLISH[key] !== text.replace('&#8230;', '…')), []);
});

test('the page has no text that is not said by a key, but the one for browsers without scripts', () => {
  const bare = PAGE.match(/<[^>]*>[^<]*[A-Za-z][^<]*(?=<)/g)?.filter(piece => !piece.includes(' data-say="'));
  assert.deepEqual(bare, ['<p>This page needs JavaScript to find out what is wrong.']);
});

test('no words are left that nothing uses', () => {
  const used = new Set([
    ...VERDICTS.flatMap(verdict => [`${verdict}.title`, `${verdict}.message`, ...ADVICE[verdict].steps]),
    ...[...PAGE.matchAll(/ data-say="([\w.]+)"/g)].map(([, key]) => key),
  ]);
  assert.deepEqual(Object.keys(ENGLISH).filter(key => !used.has(key)), []);
});

test('the language is the first of the person’s that there are words for, as in the panel', async () => {
  for (const wanted of [['de-AT', 'en'], ['sv-SE', 'PT-br', 'de'], ['en-GB', 'fr'], ['', '../evil', 'ja'], ['zh-Hant-TW', 'nl'], ['it'], ['es-419']]) {
    assert.equal(languageOf(wanted, OTHERS), await speak(wanted), wanted.join());
  }
  assert.equal(languageOf(['sv-SE', 'PT-br', 'de'], OTHERS), 'pt');
});

test('a person of none of its languages gets English', () => {
  for (const wanted of [[], ['sv-SE'], ['toString'], ['constructor', 'x'], ['deu']]) {
    assert.equal(languageOf(wanted, OTHERS), 'en', wanted.join());
  }
});

test('the usual ports hold where the address names none', () => {
  assert.deepEqual(readAddress(''), { http: 21047, https: 21049, secure: true, panel: 'https://localhost:21049/softphone/' });
});

test('what Salesforce gave the softphone’s page goes on to it, the page’s own settings do not', () => {
  const { panel } = readAddress('?http=1&https=2&panel=https&mode=Lightning&sfdcIframeOrigin=https%3A%2F%2Facme.lightning.force.com');
  assert.equal(panel, 'https://localhost:2/softphone/?mode=Lightning&sfdcIframeOrigin=https%3A%2F%2Facme.lightning.force.com');
});

test('the address can lead to no other host, whatever it says', () => {
  for (const bad of ['https=evil.example', 'https=2@evil.example', 'https=', 'https=0', 'https=65536', 'https=-1', 'https=2.5', 'https=%0a2']) {
    assert.equal(readAddress(`?${bad}`).panel, 'https://localhost:21049/softphone/', bad);
  }
});
