import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFrame, toolkitScript } from '../../wwwroot/host/frame.js';

const ORGS = ['http://localhost:21050', 'https://acme.lightning.force.com', 'https://acme--dev.sandbox.lightning.force.com', 'https://acme--pkg.vf.force.com'];
const lightning = origin => `?mode=Lightning&sfdcIframeOrigin=${encodeURIComponent(origin)}&nonce=1`;

test('a page of its own stands alone', () => {
  assert.deepEqual(readFrame('', false, ORGS), { kind: 'standalone' });
});

test('a frame of an allowed org takes that org’s toolkit', () => {
  assert.deepEqual(readFrame(lightning('https://acme.lightning.force.com'), true, ORGS), {
    kind: 'lightning', origin: 'https://acme.lightning.force.com',
    script: 'https://acme.my.salesforce.com/support/api/67.0/lightning/opencti_min.js',
  });
});

test('Classic is known by its capital letter', () => {
  const frame = readFrame(`?sfdcIFrameOrigin=${encodeURIComponent('http://localhost:21050')}&nonce=1`, true, ORGS);
  assert.deepEqual([frame.kind, frame.script], ['classic', 'http://localhost:21050/support/api/67.0/interaction.js']);
});

for (const origin of [
  'https://evil.example', 'null', '', 'https://evil.lightning.force.com', 'https://acme.lightning.force.com.evil.example',
  'https://acme.lightning.force.com/', 'https://acme.lightning.force.com:444', 'http://acme.lightning.force.com',
  'https://ACME.lightning.force.com', 'https://acme.lightning.force.com@evil.example', 'http://localhost:21051', 'http://127.0.0.1:21050',
]) {
  test(`an origin that is not exactly an allowed one is refused: ${JSON.stringify(origin)}`, () => {
    assert.deepEqual(readFrame(lightning(origin), true, ORGS), { kind: 'unknownOrg', origin });
  });
}

test('a frame that does not say whose it is is refused', () => {
  assert.deepEqual(readFrame('', true, ORGS), { kind: 'unknownOrg', origin: null });
});

test('an unknown origin is refused outside a frame too', () => {
  assert.equal(readFrame(lightning('https://evil.example'), false, ORGS).kind, 'unknownOrg');
});

test('an allowed origin that serves no toolkit is refused', () => {
  assert.equal(readFrame(lightning('https://acme--pkg.vf.force.com'), true, ORGS).kind, 'unknownOrg');
});

for (const [origin, host] of [
  ['https://acme--dev.sandbox.lightning.force.com', 'https://acme--dev.sandbox.my.salesforce.com'],
  ['https://acme-dev-ed.develop.lightning.force.com', 'https://acme-dev-ed.develop.my.salesforce.com'],
  ['https://acme.my.salesforce.com', 'https://acme.my.salesforce.com'],
  ['http://localhost:21050', 'http://localhost:21050'],
  ['https://localhost:21443', 'https://localhost:21443'],
]) {
  test(`the toolkit of ${origin} comes from ${host}`, () => {
    assert.equal(toolkitScript(origin, 'lightning'), `${host}/support/api/67.0/lightning/opencti_min.js`);
  });
}

for (const origin of ['http://acme.lightning.force.com', 'https://evil-my.salesforce.com', 'https://lightning.force.com', 'file://', 'javascript:alert(1)']) {
  test(`there is no toolkit for ${origin}`, () => assert.equal(toolkitScript(origin, 'lightning'), null));
}
