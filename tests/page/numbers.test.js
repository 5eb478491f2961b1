import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Numbers } from '../../wwwroot/panel/numbers.js';

const library = country => ({ parsePhoneNumberFromString: () => country && { country, isPossible: () => true } });
const abroad = { number: '+18765551234', callingCode: '1876' };

test('a country is named in words', () => {
  assert.equal(new Numbers(library('JM'), 'GB').countryOf(abroad), 'Jamaica');
});

test('a code that several countries share is shown as it is', () => {
  assert.equal(new Numbers(library(undefined), 'GB').countryOf({ number: '+8816', callingCode: '881' }), '+881');
});
