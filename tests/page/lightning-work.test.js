import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LightningHost } from '../../wwwroot/host/lightning.js';

function hostOf(method, act) {
  const asked = [];
  const toolkit = { [method]: ({ callback, ...args }) => { asked.push(args); act(callback); } };
  return { host: new LightningHost(toolkit), asked };
}

test('Apex answers the text that its method returned', async () => {
  const { host, asked } = hostOf('runApex', callback => callback({ success: true, returnValue: { runApex: '{"a":1}' }, errors: null }));
  const call = { apexClass: 'CallBridgeOrg', methodName: 'describe', methodParams: '' };
  assert.deepEqual(await host.runApex(call), { ok: true, value: '{"a":1}' });
  assert.deepEqual(asked, [call]);
});

test('a search opens nothing and answers records alone', async () => {
  const { host, asked } = hostOf('searchAndScreenPop', callback =>
    callback({ success: true, returnValue: { '003': { Id: '003' }, SCREEN_POP_DATA: { type: 'search' } }, errors: null }));
  assert.deepEqual(await host.searchRecords('1 OR 2'), { ok: true, value: { '003': { Id: '003' } } });
  assert.deepEqual(asked, [{ searchParams: '1 OR 2', callType: 'inbound', deferred: true }]);
});

test('what Salesforce refuses is told with its code, its words and its details', async () => {
  const { host } = hostOf('saveLog', callback => callback({
    success: false, returnValue: null, errors: [{ code: 'SERVER_ERROR', description: 'DUPLICATE_VALUE: there', details: { fields: ['a'] } }],
  }));
  assert.deepEqual(await host.saveLog({ Subject: 'Call' }), {
    ok: false, errors: [{ code: 'SERVER_ERROR', description: 'DUPLICATE_VALUE: there', details: '{"fields":["a"]}' }],
  });
});

test('a failure without a reason says that nobody knows', async () => {
  const { host } = hostOf('saveLog', callback => callback({ success: false, returnValue: null, errors: null }));
  assert.deepEqual(await host.saveLog({ Subject: 'Call' }), { ok: false, lost: 'unexplained' });
});

test('what the toolkit throws was not sent', async () => {
  const { host } = hostOf('saveLog', () => { throw new Error('takes exactly one argument'); });
  assert.deepEqual(await host.saveLog({}), { ok: false, errors: [{ code: 'INVALID_PARAM', description: 'takes exactly one argument' }] });
});

test('a toolkit without the method refuses', async () => {
  assert.equal((await new LightningHost({}).saveLog({ Subject: 'Call' })).errors[0].code, 'INVALID_PARAM');
});
