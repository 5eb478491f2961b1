import assert from 'node:assert/strict';
import { test } from 'node:test';
import { screenPopPath } from '../../../src/CallBridge.DemoOrg/wwwroot/cti/screenPop.js';
import { readRoute } from '../../../src/CallBridge.DemoOrg/wwwroot/navigation/routes.js';

const org = { typeOf: () => null, knows: () => true };
const shown = pop => readRoute(new URL(screenPopPath(pop, org), 'http://localhost:21050'));

test('A flow is shown with its name and what it was given', () => {
  assert.deepEqual(shown({ type: 'flow', params: { flowDevName: 'Greet_Caller', flowArgs: [{ name: 'phoneNumber', type: 'String', value: '+44 1' }] } }),
    { page: 'flow', name: 'Greet_Caller', given: [['phoneNumber', '+44 1']] });
});

test('A Visualforce page is shown inside the app with what it was given', () => {
  assert.deepEqual(shown({ type: 'url', params: { url: '/apex/CallerOverview?id=003&phoneNumber=%2B44' } }),
    { page: 'visualforce', name: 'CallerOverview', given: [['id', '003'], ['phoneNumber', '+44']] });
});

for (const flowArgs of ['x', [{ value: '1' }], [{ name: 'a' }], {}]) {
  test(`A flow given ${JSON.stringify(flowArgs)} is refused`, () => {
    assert.throws(() => screenPopPath({ type: 'flow', params: { flowDevName: 'Greet', flowArgs } }, org), { code: 'INVALID_PARAM' });
  });
}
