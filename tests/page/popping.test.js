import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNKNOWN_LAYOUT } from '../../wwwroot/pop/layout.js';
import { automaticPop, popFor } from '../../wwwroot/pop/popping.js';
import { fred, mary, sampleCall } from './sample-call.js';

const layoutWith = changes => ({ ...UNKNOWN_LAYOUT, inbound: { ...UNKNOWN_LAYOUT.inbound, ...changes } });
const to = (kind, name = null) => ({ to: kind, name });

test('one match: Pop opens it', () => {
  assert.deepEqual(popFor(sampleCall(), UNKNOWN_LAYOUT), { kind: 'pop', record: fred });
});

test('several matches: Search for the number on Salesforce’s page', () => {
  assert.deepEqual(popFor(sampleCall({ matches: [fred, mary] }), UNKNOWN_LAYOUT),
    { kind: 'search', text: '07814256404', salesforce: true });
});

test('several matches where the layout does not pop to search: only the panel’s chooser', () => {
  assert.equal(popFor(sampleCall({ matches: [fred, mary] }), layoutWith({ multiple: to('none') })).salesforce, false);
});

test('a text too short for Salesforce’s search: only the panel’s chooser', () => {
  const call = sampleCall({ matches: [fred, mary], party: { number: '12', name: null, display: null } });
  assert.equal(popFor(call, UNKNOWN_LAYOUT).salesforce, false);
});

for (const type of ['Lead', 'Contact', 'Account']) {
  test(`no match: New ${type} with the number in its phone field`, () => {
    assert.deepEqual(popFor(sampleCall({ matches: [] }), layoutWith({ none: to('new', type) })),
      { kind: 'new', type, fields: { Phone: '07814256404' } });
  });
}

test('an object without the standard phone field opens empty', () => {
  assert.deepEqual(popFor(sampleCall({ matches: [] }), layoutWith({ none: to('new', 'Case') })).fields, {});
});

test('a withheld number fills nothing in', () => {
  assert.deepEqual(popFor(sampleCall({ search: 'none', matches: [], party: { number: null, name: null, display: null } }), UNKNOWN_LAYOUT).fields, {});
});

test('an internal call has nothing to pop', () => {
  assert.equal(popFor(sampleCall({ internal: true, matches: [] }), UNKNOWN_LAYOUT), null);
});

for (const search of ['searching', 'none']) {
  test(`nothing is offered for a number whose search is ${search}`, () => {
    assert.equal(popFor(sampleCall({ search, matches: [] }), UNKNOWN_LAYOUT), null);
  });
}

test('a failed search leaves Salesforce’s own search page', () => {
  assert.deepEqual(popFor(sampleCall({ search: 'failed', matches: [] }), UNKNOWN_LAYOUT),
    { kind: 'search', text: '07814256404', salesforce: true });
});

test('the search page is asked for every notation of the number', () => {
  const call = sampleCall({ matches: [fred, mary], searchText: '07814256404 OR +447814256404' });
  assert.equal(popFor(call, UNKNOWN_LAYOUT).text, '07814256404 OR +447814256404');
});

test('several matches where the layout forbids the search page: the button says what to set', () => {
  const pop = popFor(sampleCall({ matches: [fred, mary] }), layoutWith({ multiple: to('none') }));
  assert.match(pop.hint, /“If multiple records match” to “Pop to search page”/);
});

test('outbound calls go by their own layout', () => {
  const layout = { ...layoutWith({ single: to('flow', 'Inbound_Only') }) };
  assert.equal(popFor(sampleCall({ direction: 'outbound' }), layout).kind, 'pop');
});

test('a page outside Salesforce opens the match, whatever the layout says', () => {
  assert.deepEqual(popFor(sampleCall(), layoutWith({ single: to('flow', 'Greet') }), false), { kind: 'pop', record: fred });
});

test('a page outside Salesforce offers its own list for several matches and says nothing of the layout', () => {
  assert.deepEqual(popFor(sampleCall({ matches: [fred, mary] }), layoutWith({ multiple: to('none') }), false),
    { kind: 'search', text: '07814256404', salesforce: false });
});

const flow = (name, matched) => ({
  kind: 'flow', name,
  args: [{ name: 'phoneNumber', type: 'String', value: '07814256404' },
    ...(matched ? [{ name: 'recordId', type: 'String', value: fred.id }] : []), { name: 'callId', type: 'String', value: 'c1' }],
});
const visualforce = (name, matched) => ({
  kind: 'visualforce', name, query: { phoneNumber: '07814256404', ...(matched && { id: fred.id }), callId: 'c1' },
});
const record = { kind: 'pop', record: fred };
const search = { kind: 'search', text: '07814256404', salesforce: true };
const SOME = { single: [fred], multiple: [fred, mary], none: [] };
const ORDERED = { single: 'record', multiple: 'search', none: 'none' };

// What opens for each of Salesforce's settings: at a press, and by itself.
for (const [matches, rule, pressed, alone] of [
  ['single', to('record'), record, record],
  ['single', to('flow', 'Greet'), flow('Greet', true), flow('Greet', true)],
  ['single', to('visualforce', 'Greet'), visualforce('Greet', true), visualforce('Greet', true)],
  ['single', to('none'), record, null],
  ['multiple', to('search'), search, search],
  ['multiple', to('flow', 'Which'), flow('Which'), flow('Which')],
  ['multiple', to('visualforce', 'Which'), visualforce('Which'), visualforce('Which')],
  ['multiple', to('none'), 'list', null],
  ['none', to('new', 'Contact'), 'new', null],
  ['none', to('flow', 'Welcome'), flow('Welcome'), flow('Welcome')],
  ['none', to('visualforce', 'Welcome'), visualforce('Welcome'), visualforce('Welcome')],
  ['none', to('search'), 'new', search],
]) {
  const name = `${matches} match, set to ${rule.to}`;
  const layout = layoutWith({ [matches]: rule });
  test(`${name}: what a press opens`, () => {
    const pop = popFor(sampleCall({ matches: SOME[matches] }), layout);
    assert.deepEqual(typeof pressed === 'string' ? { list: 'search', new: 'new' }[pressed] : pressed, typeof pressed === 'string' ? pop.kind : pop);
  });
  test(`${name}: what opens by itself`, () => {
    const order = { kind: ORDERED[matches], number: '07814256404', text: '07814256404', ...(matches === 'single' && { record: fred }) };
    assert.deepEqual(automaticPop(order, 'c1', layout), alone);
  });
}

test('nothing by itself ever opens a form for a new record', () => {
  for (const type of ['Lead', 'Contact', null]) {
    assert.equal(automaticPop({ kind: 'none', number: '07814256404' }, 'c1', layoutWith({ none: to('new', type) })), null);
  }
});
