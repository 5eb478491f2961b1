import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNKNOWN_LAYOUT, popFor, readLayout } from '../../wwwroot/pop/popping.js';
import { fred, mary, sampleCall } from './sample-call.js';

const layoutWith = changes => ({ ...UNKNOWN_LAYOUT, ...changes });

test('one match: Pop opens it', () => {
  assert.deepEqual(popFor(sampleCall(), UNKNOWN_LAYOUT), { kind: 'pop', label: 'Pop', record: fred });
});

test('several matches: Search for the number on Salesforce’s page', () => {
  assert.deepEqual(popFor(sampleCall({ matches: [fred, mary] }), UNKNOWN_LAYOUT),
    { kind: 'search', label: 'Search', text: '07814256404', salesforce: true });
});

test('several matches where the layout does not pop to search: only the panel’s chooser', () => {
  assert.equal(popFor(sampleCall({ matches: [fred, mary] }), layoutWith({ multiple: 'DoNotPop' })).salesforce, false);
});

test('a text too short for Salesforce’s search: only the panel’s chooser', () => {
  const call = sampleCall({ matches: [fred, mary], party: { number: '12', name: null, display: null } });
  assert.equal(popFor(call, UNKNOWN_LAYOUT).salesforce, false);
});

for (const type of ['Lead', 'Contact', 'Account']) {
  test(`no match: New ${type} with the number in its phone field`, () => {
    assert.deepEqual(popFor(sampleCall({ matches: [] }), layoutWith({ noMatchObject: type })),
      { kind: 'new', label: 'New', type, fields: { Phone: '07814256404' } });
  });
}

test('an object without the standard phone field opens empty', () => {
  assert.deepEqual(popFor(sampleCall({ matches: [] }), layoutWith({ noMatchObject: 'Case' })).fields, {});
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
    { kind: 'search', label: 'Search', text: '07814256404', salesforce: true });
});

test('the layout of inbound calls is read in Salesforce’s words', () => {
  const returned = {
    Internal: { objects: { User: [{ apiName: 'Name' }] } },
    Inbound: {
      objects: { Account: [{ displayName: 'Account Name', apiName: 'Name' }], Contact: [{ apiName: 'Name' }] },
      screenPopSettings: {
        NoMatch: { screenPopType: 'PopToEntity', screenPopData: 'Contact' },
        SingleMatch: { screenPopType: 'PopToVisualforce', screenPopData: 'PageName' },
        MultipleMatches: { screenPopType: 'PopToSearch' },
      },
    },
  };
  assert.deepEqual(readLayout(returned),
    { objects: ['Account', 'Contact'], single: 'PopToVisualforce', multiple: 'PopToSearch', noMatchObject: 'Contact' });
});

test('an object listed with no field is not searched', () => {
  assert.deepEqual(readLayout({ Inbound: { objects: { Account: [], Lead: [{}] } } }).objects, ['Lead']);
});

for (const [name, none] of [
  ['don’t pop', undefined], ['New –None–', { screenPopType: 'PopToEntity', screenPopData: '' }],
  ['a flow', { screenPopType: 'PopToFlow', screenPopData: 'Some_Flow' }],
]) {
  test(`no match set to ${name} means a Lead`, () => {
    assert.equal(readLayout({ Inbound: { screenPopSettings: { NoMatch: none } } }).noMatchObject, 'Lead');
  });
}

test('a missing layout is the unknown one', () => {
  assert.deepEqual(readLayout(null), { ...UNKNOWN_LAYOUT });
});

test('the search page is asked for every notation of the number', () => {
  const call = sampleCall({ matches: [fred, mary], searchText: '07814256404 OR +447814256404' });
  assert.equal(popFor(call, UNKNOWN_LAYOUT).text, '07814256404 OR +447814256404');
});
