// @ts-check
/** @import {Call} from './call.js' */
import { partyText } from './call-text.js';

/**
 * @typedef {{name: string, number: string}} DirectoryEntry
 * @typedef {{number: string, name: string | null, from: 'recent' | 'directory'}} Suggestion `name` is null where there is only the number
 */

/** Most suggestions at once: what does not fit in sight is found by typing on. */
export const MOST = 6;

/** @param {string} text */
const digitsOf = text => text.replace(/\D/g, '');

/** @param {string} text */
const lettersOf = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * @param {Call[]} ended newest first
 * @param {DirectoryEntry[]} directory
 * @returns {Suggestion[]} each number once: those called or calling lately, then the directory's
 */
export function knownNumbers(ended, directory) {
  /** @type {Map<string, Suggestion>} */
  const known = new Map();
  for (const call of ended) {
    const { number } = call.party;
    if (number && !known.has(digitsOf(number))) {
      const { title } = partyText(call);
      known.set(digitsOf(number), { number, name: title === number ? null : title, from: 'recent' });
    }
  }
  for (const { name, number } of directory) {
    // The directory's name is the one that somebody chose.
    known.set(digitsOf(number), { number, name, from: known.get(digitsOf(number))?.from ?? 'directory' });
  }
  return [...known.values()];
}

/**
 * @param {string} typed
 * @param {Suggestion[]} known
 * @returns {Suggestion[]} those whose number has the digits in it, or whose name has a word that begins so; of nothing typed, the first
 */
export function suggestionsFor(typed, known) {
  const letters = lettersOf(typed.trim());
  const digits = digitsOf(typed);
  const isName = /\p{L}/u.test(letters);
  return known
    .filter(({ number, name }) => letters === ''
      || (isName ? ` ${lettersOf(name ?? '')}`.includes(` ${letters}`) : digits !== '' && digitsOf(number).includes(digits) && digitsOf(number) !== digits))
    .slice(0, MOST);
}

/**
 * @param {Call[]} ended newest first
 * @returns {string | null} what was dialled last, for redialling
 */
export const lastDialled = ended => ended.find(call => call.direction === 'outbound' && call.party.number)?.party.number ?? null;
