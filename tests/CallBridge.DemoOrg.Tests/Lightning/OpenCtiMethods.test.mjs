import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCtiMethods } from '../../../src/CallBridge.DemoOrg/wwwroot/cti/OpenCtiMethods.js';

const FRED = { id: '003gK0000000002QAA', type: 'Contact', name: 'Fred Bloggs', lastModifiedDate: '2026-01-01', values: { Name: 'Fred Bloggs', Phone: '1', Email: 'x' } };
const MARGARET = {
  id: '001gK0000000007QAA', type: 'Account', name: 'Margaret Okafor', lastModifiedDate: '2026-01-01',
  values: { Name: 'Margaret Okafor', IsPersonAccount: true, PersonContactId: '003gK0000000001QAA' },
};
const LAYOUT = {
  Inbound: {
    objects: { Account: [{ apiName: 'Name' }], Contact: [{ apiName: 'Phone' }], Lead: [] },
    screenPopSettings: {
      NoMatch: { screenPopType: 'PopToEntity', screenPopData: 'Contact' }, SingleMatch: { screenPopType: 'PopToEntity' }, MultipleMatches: { screenPopType: 'PopToSearch' },
    },
  },
  Outbound: { objects: { Contact: [{ apiName: 'Phone' }] }, screenPopSettings: {} },
};

/** The methods over an org that finds the given records, with where they went. */
function orgThatFinds(...found) {
  const went = [];
  const searched = [];
  const sizes = [];
  return {
    went, searched, sizes,
    methods: openCtiMethods({
      panel: { setHeight: px => sizes.push(px), setWidth: px => sizes.push(px) },
      clickToDial: { enabled: false }, viewInfo: () => ({}), refresh: async () => {},
      go: async path => { went.push(path); },
      settings: { callCenter: {}, softphoneLayout: LAYOUT },
      objects: { knows: type => ['Contact', 'Account'].includes(type), typeOf: id => ({ '003': 'Contact', '001': 'Account' })[id.slice(0, 3)] ?? null },
      org: { saveLog: async () => '00T', search: async (text, types) => { searched.push([text, types]); return found; }, runApex: async () => 'x' },
    }),
  };
}

const inbound = more => ({ searchParams: '0781', callType: 'inbound', ...more });

test('A search asks only for objects of which the layout shows a field', async () => {
  const { methods, searched } = orgThatFinds();
  await methods.searchAndScreenPop(inbound());
  assert.deepEqual(searched, [['0781', ['Account', 'Contact']]]);
});

test('One match pops its record', async () => {
  const { methods, went } = orgThatFinds(FRED);
  await methods.searchAndScreenPop(inbound());
  assert.deepEqual(went, ['/lightning/r/Contact/003gK0000000002QAA/view']);
});

test('Several matches pop the search page', async () => {
  const { methods, went } = orgThatFinds(FRED, MARGARET);
  await methods.searchAndScreenPop(inbound());
  assert.deepEqual(went, ['/lightning/search?term=0781']);
});

test('No match pops a new record with the default field values', async () => {
  const { methods, went } = orgThatFinds();
  await methods.searchAndScreenPop(inbound({ defaultFieldValues: { Phone: '0781' } }));
  assert.deepEqual(went, ['/lightning/o/Contact/new?defaultFieldValues=Phone%3D0781']);
});

test('A deferred search pops nothing and hands out the pop', async () => {
  const { methods, went } = orgThatFinds(FRED);
  const { SCREEN_POP_DATA } = await methods.searchAndScreenPop(inbound({ deferred: true }));
  assert.deepEqual([went, SCREEN_POP_DATA], [[], { type: 'sobject', params: { recordId: FRED.id } }]);
});

test('A found record carries the layout’s fields and no others', async () => {
  const { methods } = orgThatFinds(FRED);
  assert.deepEqual(await methods.searchAndScreenPop(inbound()), {
    [FRED.id]: { Id: FRED.id, Name: 'Fred Bloggs', RecordType: 'Contact', LastModifiedDate: '2026-01-01', Phone: '1' },
  });
});

test('A found Person Account names its contact', async () => {
  const { methods } = orgThatFinds(MARGARET);
  const result = await methods.searchAndScreenPop(inbound());
  assert.deepEqual([result[MARGARET.id].IsPersonAccount, result[MARGARET.id].PersonContactId], [true, '003gK0000000001QAA']);
});

test('Without pop settings nothing pops', async () => {
  const { methods, went } = orgThatFinds(FRED);
  await methods.searchAndScreenPop({ searchParams: '0781', callType: 'outbound' });
  assert.deepEqual(went, []);
});

test('A search without a call type is refused', () =>
  assert.rejects(orgThatFinds().methods.searchAndScreenPop({ searchParams: '0781' }), { code: 'INVALID_PARAM' }));

for (const [what, pop, path] of [
  ['a record', { type: 'sobject', params: { recordId: FRED.id } }, '/lightning/r/Contact/003gK0000000002QAA/view'],
  ['an address', { type: 'url', params: { url: '/lightning/page/home' } }, '/lightning/page/home'],
  ['a record’s short address', { type: 'url', params: { url: `/${FRED.id}` } }, '/lightning/r/Contact/003gK0000000002QAA/view'],
  ['an object', { type: 'objecthome', params: { scope: 'Account' } }, '/lightning/o/Account/list?filterName=All'],
  ['a list', { type: 'list', params: { scope: 'Account', listViewId: '00B' } }, '/lightning/o/Account/list?filterName=00B'],
  ['a search', { type: 'search', params: { searchString: 'Hart' } }, '/lightning/search?term=Hart'],
  ['a new record', { type: 'newRecord', params: { entityName: 'Contact', defaultFieldValues: { Phone: '1' } } }, '/lightning/o/Contact/new?defaultFieldValues=Phone%3D1'],
]) {
  test(`screenPop of ${what} goes there`, async () => {
    const { methods, went } = orgThatFinds();
    await methods.screenPop(pop);
    assert.deepEqual(went, [path]);
  });
}

for (const [what, pop] of [
  ['a search of two characters', { type: 'search', params: { searchString: 'ab' } }],
  ['another site', { type: 'url', params: { url: 'https://evil.example/' } }],
  ['another site without a scheme', { type: 'url', params: { url: '//evil.example/' } }],
  ['another site with a backslash', { type: 'url', params: { url: '/\\evil.example/' } }],
  ['an object without pages', { type: 'objecthome', params: { scope: 'Solution' } }],
  ['an Id of no object', { type: 'sobject', params: { recordId: 'zzz' } }],
  ['no type', { params: {} }],
  ['no params', { type: 'sobject' }],
]) {
  test(`screenPop of ${what} is refused`, () =>
    assert.throws(() => orgThatFinds().methods.screenPop(pop), { code: 'INVALID_PARAM' }));
}

for (const [method, args] of [
  ['setSoftphonePanelHeight', { heightPX: 239 }], ['setSoftphonePanelHeight', { heightPX: 2561 }], ['setSoftphonePanelHeight', { heightPX: '400' }],
  ['setSoftphonePanelWidth', { widthPX: 199 }], ['setSoftphonePanelWidth', { widthPX: 1921 }], ['setSoftphonePanelWidth', { widthPX: NaN }],
]) {
  test(`${method} of ${JSON.stringify(args)} is refused`, () => {
    const { methods, sizes } = orgThatFinds();
    assert.throws(() => methods[method](args), { code: 'INVALID_PARAM' });
    assert.deepEqual(sizes, []);
  });
}

test('The panel takes the sizes at its limits', () => {
  const { methods, sizes } = orgThatFinds();
  methods.setSoftphonePanelHeight({ heightPX: 240 });
  methods.setSoftphonePanelWidth({ widthPX: 1920 });
  assert.deepEqual(sizes, [240, 1920]);
});
