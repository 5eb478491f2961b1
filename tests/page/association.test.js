import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicesOf } from '../../wwwroot/calls/association-choices.js';
import { canBeRelinked } from '../../wwwroot/calls/call-text.js';
import { fred, mary, sampleCall } from './sample-call.js';

const deal = { id: '006000000000001AAA', type: 'Opportunity', name: 'Oak doors' };
const brokenCrate = { id: '500000000000001AAA', number: '00001027', subject: 'Broken crate' };
const names = choices => choices.map(({ name }) => name);
const chosen = choices => choices.filter(choice => choice.chosen).map(({ name }) => name);

test('the only match is offered and stands chosen, nobody comes last', () => {
  const choices = choicesOf(sampleCall(), null);
  assert.deepEqual([names(choices), chosen(choices)], [['Fred Bloggs', null], ['Fred Bloggs']]);
});

test('an open case stands below its contact and is chosen together with it', () => {
  const call = sampleCall({ matches: [{ ...fred, cases: [brokenCrate] }, mary] });
  const choices = choicesOf(call, null);
  assert.deepEqual(names(choices), ['Fred Bloggs', '00001027', 'Mary Bloggs', null]);
  const { who, what, below, about } = choices[1];
  assert.deepEqual([who.id, what.id, what.type, below, about], [fred.id, brokenCrate.id, 'Case', true, 'Broken crate']);
});

test('a call logged to a case has the case chosen and not its contact as well', () => {
  const association = { who: { ...fred, because: 'derived' }, what: { id: brokenCrate.id, type: 'Case', name: '00001027', because: 'chosen' } };
  assert.deepEqual(chosen(choicesOf(sampleCall({ matches: [{ ...fred, cases: [brokenCrate] }], association }), null)), ['00001027']);
});

test('the record open in this tab is offered once, as what the call is about', () => {
  const choices = choicesOf(sampleCall({ association: { who: { ...fred, because: 'singleMatch' }, what: { ...deal, because: 'chosen' } } }), deal);
  assert.deepEqual([names(choices), chosen(choices)], [['Fred Bloggs', 'Oak doors', null], ['Oak doors']]);
  assert.deepEqual([choices[1].open, choices[1].who, choices[1].what], [true, null, deal]);
});

test('an open match is not offered twice; a page that stands for nothing is not offered', () => {
  assert.deepEqual(names(choicesOf(sampleCall(), fred)), ['Fred Bloggs', null]);
  assert.deepEqual(names(choicesOf(sampleCall(), { id: '005000000000001AAA', type: 'User', name: 'Sam' })), ['Fred Bloggs', null]);
});

test('a Person Account that the call is logged to by its contact stands chosen', () => {
  const person = { id: '001000000000009AAA', type: 'Account', name: 'Margaret Okafor' };
  const who = { id: '003000000000009AAA', type: 'Contact', name: 'Margaret Okafor', because: 'singleMatch' };
  const choices = choicesOf(sampleCall({ matches: [person], association: { who, what: null } }), null);
  assert.deepEqual([names(choices), chosen(choices)], [['Margaret Okafor', null], ['Margaret Okafor']]);
});

test('a call that is logged to nobody has nobody chosen', () => {
  assert.deepEqual(chosen(choicesOf(sampleCall({ association: { who: null, what: null } }), null)), [null]);
});

test('what has no record of its own cannot be given another', () => {
  assert.deepEqual([
    canBeRelinked(sampleCall()),
    canBeRelinked(sampleCall({ internal: true })),
    canBeRelinked(sampleCall({ private: true })),
    canBeRelinked(sampleCall({ state: 'ended' })),
    canBeRelinked(sampleCall({ state: 'ended', record: { state: 'failed', taskId: null, message: null } })),
  ], [true, false, false, false, true]);
});
