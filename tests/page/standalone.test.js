import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StandaloneHost } from '../../wwwroot/host/standalone.js';

const FRED = { id: '003000000000002AAA', type: 'Contact', name: 'Fred Bloggs' };

function fixture(org = 'https://acme.lightning.force.com') {
  const opened = [];
  return { opened, host: new StandaloneHost(org, url => opened.push(url)) };
}

test('a record opens in a tab of its own', async () => {
  const { opened, host } = fixture();
  await host.popRecord(FRED);
  assert.deepEqual(opened, ['https://acme.lightning.force.com/lightning/r/Contact/003000000000002AAA/view']);
});

test('a new record’s form has the number', async () => {
  const { opened, host } = fixture();
  await host.newRecord('Lead', { Phone: '+44 20' });
  assert.deepEqual(opened, ['https://acme.lightning.force.com/lightning/o/Lead/new?defaultFieldValues=Phone%3D%252B44%252020']);
});

test('it opens records, and pops and searches none', () => {
  const { host } = fixture();
  assert.deepEqual([host.canOpen, host.canPop, host.canSearch], [true, false, false]);
});

test('without an org it says what it cannot and what is missing', async () => {
  const { opened, host } = fixture(null);
  const troubles = [];
  host.addEventListener('trouble', event => troubles.push(event.detail));
  await host.start();
  assert.match(troubles[0], /Salesforce:MyDomains/);
  await assert.rejects(host.popRecord(FRED), { name: 'Problem', message: /cannot open Fred Bloggs.*Salesforce:MyDomains/ });
  assert.deepEqual([opened, host.canOpen], [[], false]);
});
