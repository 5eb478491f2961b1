import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST, knownNumbers, lastDialled, suggestionsFor } from '../../wwwroot/calls/number-suggestions.js';
import { sampleCall } from './sample-call.js';

const ended = changes => sampleCall({ state: 'ended', matches: [], ...changes });
const to = (number, name = null) => ended({ direction: 'outbound', party: { number, name, display: name } });
const directory = [{ name: 'Front desk', number: '1002' }, { name: 'Zoë Müller', number: '+49 30 901820' }];
const numbers = suggestions => suggestions.map(({ number }) => number);

test('each number is suggested once, the newest call first, then the directory', () => {
  const known = knownNumbers([to('07700900999'), sampleCall(), to('07700 900 999')], directory);
  assert.deepEqual(numbers(known), ['07700900999', '07814256404', '1002', '+49 30 901820']);
});

test('a number of the directory is called as the directory calls it', () => {
  assert.deepEqual(knownNumbers([to('1002', 'EXT 1002')], directory)[0], { number: '1002', name: 'Front desk', from: 'recent' });
});

test('digits find a number that has them; a number that is typed whole needs no suggestion', () => {
  const known = knownNumbers([sampleCall()], directory);
  assert.deepEqual([numbers(suggestionsFor('78 14', known)), numbers(suggestionsFor('07814 256404', known))], [['07814256404'], []]);
});

test('letters find a name by the beginning of any of its words, whatever its accents', () => {
  const known = knownNumbers([sampleCall()], directory);
  assert.deepEqual(['blog', 'zoe', 'MÜLL', 'logg'].map(typed => numbers(suggestionsFor(typed, known)).join()), ['07814256404', '+49 30 901820', '+49 30 901820', '']);
});

test('of nothing typed the first are suggested, and never more than fit', () => {
  const known = knownNumbers(Array.from({ length: 20 }, (_, index) => to(`0770090${1000 + index}`)), []);
  assert.equal(suggestionsFor('', known).length, MOST);
});

test('what was dialled last is recalled, not who called', () => {
  assert.equal(lastDialled([sampleCall(), to('07700900999'), to('1002')]), '07700900999');
  assert.equal(lastDialled([sampleCall()]), null);
});
