import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionsOf, mendOf, standText } from '../../wwwroot/calls/record-text.js';
import { isSignInAddress } from '../../wwwroot/host/sign-in-address.js';

const record = (changes = {}) => ({
  key: 'pbx.1001.1', callId: 'c1', state: 'failed', startedAt: '2026-03-02T16:11:36Z', durationSeconds: 3, subject: 'Inbound Call', description: null,
  disposition: null, who: null, what: null, ...changes,
});

test('only what was set aside, or what nobody can know, is a person’s business', () => {
  assert.deepEqual(['failed', 'unknown', 'sending', 'pending'].map(state => actionsOf(record({ state })).join()), ['retry,mend,remove', '', '', '']);
  assert.equal(actionsOf(record({ state: 'unknown', undecided: true })).join(), 'retry,remove');
  assert.notEqual(standText(record({ state: 'unknown', undecided: true })), standText(record({ state: 'unknown' })));
});

test('a waiting record says when it is tried next', () => {
  assert.match(standText(record({ state: 'pending', nextAttemptAt: '2026-03-02T16:15:00Z' })), /next try at/);
  assert.equal(standText(record({ state: 'pending' })), 'Waiting to be saved');
});

test('only what was changed is mended; an emptied field is taken out', () => {
  const before = record({ description: 'Old', who: '003000000000002AAA' });
  const typed = { subject: 'Inbound Call ', description: '', disposition: '', who: '003000000000003AAA', what: '' };
  assert.deepEqual(mendOf(before, typed), { description: '', who: '003000000000003AAA' });
});

for (const [address, ok] of [
  ['https://login.salesforce.com/services/oauth2/authorize?x=1', true],
  ['https://acme--uat.sandbox.my.salesforce.com/services/oauth2/authorize', true],
  ['http://localhost:21050/services/oauth2/authorize', true],
  ['http://login.salesforce.com/services/oauth2/authorize', false],
  ['https://login.salesforce.com:8443/services/oauth2/authorize', false],
  ['https://login.salesforce.com/evil', false],
  ['https://salesforce.com.evil.example/services/oauth2/authorize', false],
  ['https://evilsalesforce.com/services/oauth2/authorize', false],
  ['https://login.salesforce.com@evil.example/services/oauth2/authorize', false],
  ['https://user@login.salesforce.com/services/oauth2/authorize', false],
  ['javascript:alert(1)', false],
  [null, false],
]) {
  test(`the sign-in page ${address} is ${ok ? 'opened' : 'not opened'}`, () => {
    assert.equal(isSignInAddress(address), ok);
  });
}
