import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNKNOWN_LAYOUT, readLayout } from '../../wwwroot/pop/layout.js';

const settings = {
  NoMatch: { screenPopType: 'PopToEntity', screenPopData: 'Contact' },
  SingleMatch: { screenPopType: 'PopToVisualforce', screenPopData: 'PageName' },
  MultipleMatches: { screenPopType: 'PopToSearch' },
};

const inbound = screenPopSettings => readLayout({ Inbound: { screenPopSettings } }).inbound;

test('objects are read for each type of call', () => {
  const layout = readLayout({
    Internal: { objects: { User: [{ apiName: 'Name' }] } },
    Inbound: { objects: { Account: [{ apiName: 'Name' }], Contact: [{ apiName: 'Name' }] } },
    Outbound: { objects: { Lead: [{ apiName: 'Name' }] } },
  });
  assert.deepEqual([layout.internal.objects, layout.inbound.objects, layout.outbound.objects], [['User'], ['Account', 'Contact'], ['Lead']]);
});

test('an object listed with no field is not searched', () => {
  assert.deepEqual(readLayout({ Inbound: { objects: { Account: [], Lead: [{}] } } }).inbound.objects, ['Lead']);
});

test('pops are read in Salesforce’s words', () => {
  const { single, multiple, none } = inbound(settings);
  assert.deepEqual([single, multiple, none],
    [{ to: 'visualforce', name: 'PageName' }, { to: 'search', name: null }, { to: 'new', name: 'Contact' }]);
});

test('a single match popped to its entity opens the record', () => {
  assert.deepEqual(inbound({ ...settings, SingleMatch: { screenPopType: 'PopToEntity' } }).single, { to: 'record', name: null });
});

for (const match of ['SingleMatch', 'MultipleMatches', 'NoMatch']) {
  test(`a flow for ${match} is read with its name`, () => {
    const rules = inbound({ ...settings, [match]: { screenPopType: 'PopToFlow', screenPopData: 'Some_Flow' } });
    assert.deepEqual({ SingleMatch: rules.single, MultipleMatches: rules.multiple, NoMatch: rules.none }[match], { to: 'flow', name: 'Some_Flow' });
  });
}

for (const [name, setting] of [['absent', undefined], ['DoNotPop', { screenPopType: 'DoNotPop' }], ['a flow without a name', { screenPopType: 'PopToFlow' }]]) {
  test(`matches set to ${name} pop nothing`, () => {
    const { single, multiple } = inbound({ NoMatch: settings.NoMatch, SingleMatch: setting, MultipleMatches: setting });
    assert.deepEqual([single.to, multiple.to], ['none', 'none']);
  });
}

for (const [name, none] of [['don’t pop', undefined], ['New –None–', { screenPopType: 'PopToEntity', screenPopData: '' }]]) {
  test(`no match set to ${name} means a Lead`, () => {
    assert.deepEqual(inbound({ SingleMatch: settings.SingleMatch, NoMatch: none }).none, { to: 'new', name: 'Lead' });
  });
}

test('no match set to the search page searches', () => {
  assert.equal(inbound({ NoMatch: { screenPopType: 'PopToSearch' } }).none.to, 'search');
});

test('a missing layout is the unknown one', () => {
  assert.deepEqual(readLayout(null), { ...UNKNOWN_LAYOUT });
});
