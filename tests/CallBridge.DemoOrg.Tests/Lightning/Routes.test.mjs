import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paths, readRoute } from '../../../src/CallBridge.DemoOrg/wwwroot/navigation/routes.js';

const at = path => readRoute(new URL(path, 'http://localhost:21050'));
const ID = '003gK0000000002QAA';

for (const [path, route] of Object.entries({
  '/lightning/page/home': { page: 'home' },
  '/lightning/o/Contact/list': { page: 'list', type: 'Contact', filterName: 'All' },
  '/lightning/o/Account/home': { page: 'list', type: 'Account', filterName: 'All' },
  [`/lightning/r/Contact/${ID}/view`]: { page: 'record', type: 'Contact', id: ID },
  [`/lightning/r/${ID}/view`]: { page: 'record', type: null, id: ID },
  '/lightning/r/Contact/short/view': { page: 'unknown' },
  '/lightning/search?term=Hart': { page: 'search', term: 'Hart' },
  '/lightning/o/Lead/new': { page: 'new', type: 'Lead', defaults: {} },
  '/lightning/setup/x': { page: 'unknown' },
  '/other': { page: 'unknown' },
})) {
  test(`${path} is the page ${route.page}`, () => assert.deepEqual(at(path), route));
}

test('Default field values survive the address, whatever is in them', () => {
  const defaults = { Phone: '+44 7814 256404', LastName: "O'Neil, jr = & %2C ü", Description: '1,2' };
  assert.deepEqual(at(paths.create('Contact', defaults)), { page: 'new', type: 'Contact', defaults });
});

test('Default field values that are empty are left out', () =>
  assert.equal(paths.create('Contact', { Phone: '', FirstName: null }), '/lightning/o/Contact/new'));

test('A search term survives the address', () =>
  assert.deepEqual(at(paths.search('a&b=c #1')), { page: 'search', term: 'a&b=c #1' }));
