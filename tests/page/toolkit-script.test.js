import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checked } from '../../wwwroot/host/toolkit-script.js';

const TOOLKIT = 'https://acme.my.salesforce.com/support/api/67.0/lightning/opencti_min.js';

for (const url of [TOOLKIT, 'https://acme.my.salesforce.com/support/api/67.0/interaction.js']) {
  test(`the org’s own toolkit passes: ${url}`, () => assert.equal(checked(url, url), url));
}

test('another address than the judged one is refused', () => {
  assert.throws(() => checked('https://evil.my.salesforce.com/support/api/67.0/interaction.js', TOOLKIT), TypeError);
});

for (const url of ['data:text/javascript,alert(1)', 'https://acme.my.salesforce.com/evil.js', 'https://acme.my.salesforce.com/support/api/67.0/../../../evil.js/interaction.js']) {
  test(`what is no toolkit is refused, judged or not: ${url}`, () => assert.throws(() => checked(url, url), TypeError));
}
