// @ts-check
import en from './en.js';

/**
 * A sentence, or its plural forms by CLDR category. `{name}` stands for a value; `{n}` is the number that chooses the form.
 * @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}} Sentence
 * @typedef {Readonly<Record<string, Sentence>>} Words
 */

/**
 * Languages other than English, which is the reference and always there.
 * @type {Readonly<Record<string, () => Promise<{default: Words}>>>}
 */
const OTHERS = Object.freeze({
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  it: () => import('./it.js'),
  ja: () => import('./ja.js'),
  nl: () => import('./nl.js'),
  pt: () => import('./pt.js'),
});

export const LANGUAGES = Object.freeze(['en', ...Object.keys(OTHERS)]);

/** @type {Words} */
let words = en;
let locale = 'en';
let plurals = new Intl.PluralRules(locale);

/** @returns {string} BCP 47: how dates, times, numbers and lists are written */
export const currentLocale = () => locale;

/** @returns {string} of the sentences: one of LANGUAGES */
export const currentLanguage = () => baseOf(locale);

/**
 * Speaks the first of the person's languages that the page has; English where it has none. The region stays: Austria's dates with German words.
 * @param {readonly string[]} wanted BCP 47 tags, best first
 * @returns {Promise<string>} the language
 */
export async function speak(wanted) {
  const chosen = wanted.find(tag => isTag(tag) && LANGUAGES.includes(baseOf(tag))) ?? 'en';
  const language = baseOf(chosen);
  words = language === 'en' ? en : (await OTHERS[language]()).default;
  locale = chosen;
  plurals = new Intl.PluralRules(locale);
  return language;
}

/**
 * @param {string} key
 * @param {Record<string, string | number>} [values] numbers are written as the locale has it
 * @returns {string}
 */
export function say(key, values = {}) {
  const sentence = words[key] ?? en[/** @type {keyof typeof en} */ (key)];
  if (sentence === undefined) {
    throw new Error(`There are no words for ${key}.`);
  }
  return fill(formOf(sentence, values), values);
}

/**
 * For what comes from elsewhere and may be newer than this page.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string | null} null if there are no words for it
 */
export const sayIf = (key, values) => Object.hasOwn(en, key) ? say(key, values) : null;

/**
 * @param {readonly string[]} items
 * @returns {string} such as "A, B and C"
 */
export const listText = items => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);

/**
 * @param {Sentence} sentence
 * @param {Record<string, string | number>} values
 */
function formOf(sentence, values) {
  return typeof sentence === 'string' ? sentence : sentence[plurals.select(Number(values.n ?? 0))] ?? sentence.other;
}

/**
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name];
    return typeof value === 'number' ? value.toLocaleString(locale) : value ?? whole;
  });
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
