import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import { LANGUAGES, currentLocale, listText, say, sayIf, speak } from '../../wwwroot/words/words.js';

const ROOT = new URL('../../wwwroot/', import.meta.url);
const HTML = readFileSync(new URL('index.html', ROOT), 'utf8');
const words = Object.fromEntries(await Promise.all(LANGUAGES.map(async language => [language, (await import(`../../wwwroot/words/${language}.js`)).default])));
const OTHERS = LANGUAGES.filter(language => language !== 'en');

/** Every module of the page but the words themselves, without its comments. */
const modules = readdirSync(ROOT, { recursive: true })
  .map(path => path.replaceAll('\\', '/'))
  .filter(path => path.endsWith('.js') && !path.startsWith('lib/') && !LANGUAGES.some(language => path === `words/${language}.js`))
  .map(path => ({ path, code: readFileSync(new URL(path, ROOT), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '') }));

/** Keys that are put together from a code; what stands behind the point comes from elsewhere. */
const FAMILIES = ['because.', 'control.', 'doing.', 'problem.status', 'reason.', 'said.', 'type.'];

const formsOf = sentence => typeof sentence === 'string' ? { other: sentence } : sentence;
const placeholders = text => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

afterEach(() => speak(['en']));

for (const language of OTHERS) {
  test(`${language} has exactly the keys of English`, () => {
    assert.deepEqual(Object.keys(words[language]).sort(), Object.keys(words.en).sort());
  });

  test(`${language} has the placeholders of English in every sentence and form`, () => {
    const wrong = Object.entries(words.en).filter(([key, english]) => {
      const expected = placeholders(formsOf(english).other);
      return Object.values(formsOf(words[language][key])).some(form => placeholders(form).join() !== expected.join());
    });
    assert.deepEqual(wrong.map(([key]) => key), []);
  });

  test(`${language} has no sentence empty, and few that are English still`, () => {
    const same = Object.keys(words.en).filter(key => JSON.stringify(words[language][key]) === JSON.stringify(words.en[key]));
    assert.ok(Object.values(words[language]).every(sentence => Object.values(formsOf(sentence)).every(form => form.trim() !== '')));
    // Words that both languages have: Status, Lead, Account, Training, Park …
    assert.ok(same.length <= 15, same.join(', '));
  });
}

for (const language of LANGUAGES) {
  test(`${language} says no key twice`, () => {
    const keys = [...readFileSync(new URL(`words/${language}.js`, ROOT), 'utf8').matchAll(/^  '([\w.]+)':/gm)].map(([, key]) => key);
    assert.deepEqual(keys.filter((key, at) => keys.indexOf(key) !== at), []);
  });

  test(`${language} has every plural form that its numbers need`, () => {
    // Millions take "many" in French and its sisters; a language that leaves it out says "other".
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter(category => category !== 'many');
    const plural = Object.entries(words[language]).filter(([, sentence]) => typeof sentence !== 'string');
    assert.ok(plural.length > 0);
    for (const [key, forms] of plural) {
      assert.ok(needed.every(category => category in forms), `${key} lacks one of ${needed}`);
    }
  });
}

test('every key that the page uses has words', () => {
  const used = [...modules.flatMap(({ code }) => keysIn(code)), ...keysOfHtml()];
  assert.ok(used.length > 150);
  assert.deepEqual(used.filter(key => !(key in words.en)), []);
});

test('no words are left that nothing uses', () => {
  const used = new Set([...modules.flatMap(({ code }) => keysIn(code)), ...keysOfHtml()]);
  assert.deepEqual(Object.keys(words.en).filter(key => !used.has(key) && !FAMILIES.some(family => key.startsWith(family))), []);
});

test('the English in the page is the English of the words', () => {
  const wrong = [...HTML.matchAll(/<[^>]*\bdata-say="([\w.]+)"[^>]*>([^<]*)</g)].filter(([, key, text]) => words.en[key] !== text);
  assert.deepEqual(wrong.map(([, key]) => key), []);
  const attributes = [...HTML.matchAll(/<[^>]*>/g)].flatMap(([tag]) => [
    ...[...tag.matchAll(/ aria-label="([^"]*)"/g)].map(([, text]) => [text, tag.match(/data-say-label="([^"]*)"/)?.[1]]),
    ...[...tag.matchAll(/ placeholder="([^"]*)"/g)].map(([, text]) => [text, tag.match(/data-say-hint="([^"]*)"/)?.[1]]),
  ]);
  assert.deepEqual(attributes.filter(([text, key]) => !key || words.en[key] !== text), []);
});

test('the page has no text that is not said by a key', () => {
  const bare = HTML.replace(/<head>[\s\S]*?<\/head>|<script[\s\S]*?<\/script>|<!--[\s\S]*?-->/g, '')
    .match(/<[^>]*>[^<]*[A-Za-z][^<]*(?=<)/g)
    .filter(piece => !/\bdata-say="/.test(piece));
  assert.deepEqual(bare, []);
});

/** Literals that nobody reads, although they look like words: for developers, for the network, or names of the web and of Salesforce. */
const NOT_READ = [
  /^cb-/, /^\/(api|softphone|hubs)/, /^[a-z]+\.[\w.]+$/, /^\{?"/, /^There are no words for /, /^The template has no part /, /^Bearer /, /^Basic /,
  /^\S*-\S+$/, /^\[.*\]$/, /^\[[^\]]*\] \S+$/, /^button, /, /^CallBridge loads no script /,
  // Kept by the listener with the record.
  /^Salesforce did not say what became of this\.$/, /^Salesforce gave no answer\.$/, /^Salesforce answered more than /, /^The page was closed or reloaded /, /^no IndexedDB$/,
];
const NAMES = new Set([
  'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'Escape', 'Enter', 'Backspace', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'Desk', 'Do', 'Done', 'Reload', 'Report', 'Layout',
  'CallCenter', 'Popped', 'NewStarted', 'Loaded', 'ClaimPop', 'Connected', 'CanWork', 'TakeWork', 'GetCurrentUser', 'Problem', 'Salesforce', 'Salesforce Classic', 'Account', 'Contact', 'Lead', 'Case', 'Task', 'Event', 'User', 'Group', 'Report',
  'Dashboard', 'ContentDocument', 'PopToSearch', 'PopToEntity', 'PopToDetail', 'PopToFlow', 'PopToVisualforce', 'String', 'Pop', 'Search', 'New', 'Phone',
]);

test('what people read is said by a key', () => {
  const literals = modules.flatMap(({ path, code }) => [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/g)]
    .map(([, plain, template]) => plain ?? template.replace(/\$\{[^}]*\}/g, '…'))
    .filter(text => /[A-Za-z]{2}[^A-Za-z]* [^A-Za-z]*[A-Za-z]{2}/.test(text) || /^[A-Z][a-z]+/.test(text))
    .filter(text => !NAMES.has(text) && !NOT_READ.some(pattern => pattern.test(text)))
    .map(text => `${path}: ${text}`));
  assert.deepEqual(literals, []);
});

test('the first language of the person that the page has is spoken, with its region', async () => {
  assert.equal(await speak(['sv-SE', 'de-AT', 'en']), 'de');
  assert.deepEqual([currentLocale(), say('state.held')], ['de-AT', 'Gehalten']);
});

test('a person of none of its languages gets English; nonsense is passed over', async () => {
  assert.equal(await speak(['sv-SE']), 'en');
  assert.equal(await speak(['', '../evil', 'fr']), 'fr');
});

test('a plural takes the form of the language, a number its writing', async () => {
  assert.deepEqual([say('status.waiting', { n: 1 }), say('status.waiting', { n: 1200 })], ['1 record waiting', '1,200 records waiting']);
  await speak(['fr']);
  assert.equal(say('status.waiting', { n: 0 }), '0 entrée en attente');
  await speak(['de']);
  assert.deepEqual([say('status.waiting', { n: 1 }), say('status.waiting', { n: 1200 })], ['1 Eintrag wartet', '1.200 Einträge warten']);
});

test('a list is joined as the language joins it', async () => {
  await speak(['de']);
  assert.equal(listText(['Ann', 'Ben', 'Sie']), 'Ann, Ben und Sie');
  await speak(['ja']);
  assert.equal(listText(['Ann', 'Ben']), 'Ann、Ben');
});

test('a code from elsewhere without words is left to the caller', () => {
  assert.equal(sayIf('said.somethingNew'), null);
  assert.equal(sayIf('toString'), null);
  assert.throws(() => say('state.nowhere'));
});

function keysIn(code) {
  const prefixes = new Set(Object.keys(words.en).map(key => key.split('.')[0]));
  return [...code.matchAll(/'([a-z]\w*)(\.\w[\w.]*)'/gi)].filter(([, prefix]) => prefixes.has(prefix)).map(([, prefix, rest]) => prefix + rest);
}

function keysOfHtml() {
  return [...HTML.matchAll(/\bdata-say(?:-label|-hint)?="([\w.]+)"/g)].map(([, key]) => key);
}
