import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CtiError } from '../../../src/CallBridge.DemoOrg/wwwroot/cti/CtiError.js';
import { CtiHost } from '../../../src/CallBridge.DemoOrg/wwwroot/cti/CtiHost.js';

/** A host with the given methods, and what it posts. */
function hostWith(methods) {
  const posted = [];
  return { host: new CtiHost(message => posted.push(message), methods), posted };
}

const call = (methodName, args = {}) =>
  ({ methodName, callId: 5, apiVersion: 57, apiType: 'opencti', isCallbackRegistered: true, isListenerRegistered: false, args });
const listen = methodName => ({ ...call(methodName), isCallbackRegistered: false, isListenerRegistered: true });

test('A call is answered with its own id, version and return value', async () => {
  const { host, posted } = hostWith({ isSoftphonePanelVisible: () => ({ visible: true }) });
  await host.receive(call('isSoftphonePanelVisible'));
  assert.deepEqual(posted, [{
    apiVersion: 57, apiType: 'opencti', methodName: 'isSoftphonePanelVisible', callId: 5, shouldExecuteCallback: true,
    response: { success: true, returnValue: { visible: true }, errors: null },
  }]);
});

test('A call without a callback is done and not answered', async () => {
  let done = 0;
  const { host, posted } = hostWith({ enableClickToDial: () => { done++; } });
  await host.receive({ ...call('enableClickToDial'), isCallbackRegistered: false });
  assert.deepEqual([done, posted], [1, []]);
});

test('A method that returns nothing answers null', async () => {
  const { host, posted } = hostWith({ refreshView: async () => {} });
  await host.receive(call('refreshView'));
  assert.equal(posted[0].response.returnValue, null);
});

test('A method that the org does not have answers an error that names it', async () => {
  const { host, posted } = hostWith({});
  await host.receive(call('hvs.completeWork'));
  assert.deepEqual(posted[0].response, {
    success: false, returnValue: null, errors: [{ code: 'GENERIC_ERROR', description: 'The demo org does not offer hvs.completeWork.', details: null }],
  });
});

test('A name that every object has is no method', async () => {
  const { host, posted } = hostWith({});
  await host.receive(call('constructor'));
  assert.equal(posted[0].response.success, false);
});

test('A refusal answers with its code', async () => {
  const { host, posted } = hostWith({ saveLog: () => { throw new CtiError('INVALID_PARAM', 'no', { field: 'x' }); } });
  await host.receive(call('saveLog'));
  assert.deepEqual(posted[0].response.errors, [{ code: 'INVALID_PARAM', description: 'no', details: { field: 'x' } }]);
});

test('A failure of the org answers a server error', async () => {
  const { host, posted } = hostWith({ saveLog: async () => { throw new Error('down'); } });
  await host.receive(call('saveLog'));
  assert.deepEqual(posted[0].response.errors, [{ code: 'SERVER_ERROR', description: 'saveLog: down', details: null }]);
});

test('A page that registered a listener twice is told once', async () => {
  const { host, posted } = hostWith({});
  await host.receive(listen('onClickToDial'));
  await host.receive(listen('onClickToDial'));
  host.tell('onClickToDial', { number: '07814256404' });
  assert.deepEqual(posted, [{
    apiVersion: 57, apiType: 'opencti', methodName: 'onClickToDial', shouldExecuteListener: true, response: { number: '07814256404' },
  }]);
});

test('A page that does not listen is told nothing', () => {
  const { host, posted } = hostWith({});
  host.tell('onNavigationChange', { url: 'http://localhost/' });
  assert.deepEqual(posted, []);
});

for (const [what, message] of Object.entries({
  'null': null, 'a text': 'interactionApi/method=isVisible_0', 'another API': { ...call('refreshView'), apiType: 'interaction' },
  'a version in words': { ...call('refreshView'), apiVersion: '57' }, 'no method': { ...call('refreshView'), methodName: undefined },
})) {
  test(`A message that is ${what} is ignored`, async () => {
    const { host, posted } = hostWith({ refreshView: () => {} });
    await host.receive(message);
    assert.deepEqual(posted, []);
  });
}
