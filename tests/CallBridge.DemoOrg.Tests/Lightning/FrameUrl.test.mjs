import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameUrl, newNonce } from '../../../src/CallBridge.DemoOrg/wwwroot/cti/frameUrl.js';

test('The frame’s address has Salesforce’s parameters in Salesforce’s order', () =>
  assert.equal(
    frameUrl('http://localhost:21047/softphone/', { appId: '06mgK0000000001QAA', origin: 'http://localhost:21050', nonce: 'ab01' }),
    'http://localhost:21047/softphone/?mode=Lightning&ltn_app_id=06mgK0000000001QAA&isdtp=vw&sfdcIframeOrigin=http%3A%2F%2Flocalhost%3A21050&clc=1&nonce=ab01'));

test('An adapter address with a query of its own keeps it', () =>
  assert.match(frameUrl('http://localhost:21047/softphone/?a=1', { appId: '', origin: '', nonce: '' }), /\/softphone\/\?a=1&mode=Lightning&/));

test('A nonce is 64 hexadecimal digits', () =>
  assert.equal(newNonce(bytes => bytes.fill(10)), '0a'.repeat(32)));
