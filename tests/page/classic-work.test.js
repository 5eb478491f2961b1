import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ClassicHost } from '../../wwwroot/host/classic.js';

/** A toolkit with one method that answers as told. */
function host(method, respond) {
  const calls = [];
  const toolkit = {
    cti: {},
    [method]: (...given) => {
      const callback = given.pop();
      calls.push(given);
      respond(callback);
    },
  };
  return { calls, host: new ClassicHost(toolkit, 5) };
}

const APEX = { apexClass: 'CallBridgeLog', methodName: 'save', methodParams: 'key=a' };

test('Apex is run with its parameters and its text comes back', async () => {
  const { calls, host: classic } = host('runApex', callback => callback({ result: '{"id":"00T"}' }));
  assert.deepEqual(await classic.runApex(APEX), { ok: true, value: '{"id":"00T"}' });
  assert.deepEqual(calls, [['CallBridgeLog', 'save', 'key=a']]);
});

test('a record is saved as a query string and its id comes back', async () => {
  const { calls, host: classic } = host('saveLog', callback => callback({ result: 'true', id: '00T000000000001AAA' }));
  const answer = await classic.saveLog({ entityApiName: 'Task', Subject: 'Call & more', WhoId: null });
  assert.deepEqual(answer, { ok: true, value: '00T000000000001AAA' });
  assert.deepEqual(calls, [['Task', 'Subject=Call+%26+more&WhoId=']]);
});

test('a record that is changed keeps its id', async () => {
  const { calls, host: classic } = host('saveLog', callback => callback({ result: 'true' }));
  assert.deepEqual(await classic.saveLog({ Id: '00T000000000001AAA', Subject: 'x' }), { ok: true, value: '00T000000000001AAA' });
  assert.deepEqual(calls, [['Task', 'Id=00T000000000001AAA&Subject=x']]);
});

test('records are found without a pop', async () => {
  const { calls, host: classic } = host('searchAndGetScreenPopUrl',
    callback => callback({ result: JSON.stringify({ '003000000000002AAA': { Name: 'Fred Bloggs', object: 'Contact' }, screenPopUrl: '/003000000000002AAA' }) }));
  assert.deepEqual(await classic.searchRecords('0781 OR +44781'), { ok: true, value: { '003000000000002AAA': { Name: 'Fred Bloggs', object: 'Contact' } } });
  assert.deepEqual(calls, [['0781 OR +44781', '', 'inbound']]);
});

test('a refusal that names a code is told by it', async () => {
  const { host: classic } = host('saveLog', callback => callback({ result: 'false', error: 'DUPLICATE_VALUE: duplicate value found' }));
  assert.deepEqual((await classic.saveLog({ Subject: 'x' })).errors, [{ code: 'DUPLICATE_VALUE', description: 'DUPLICATE_VALUE: duplicate value found', details: null }]);
});

test('a refusal in words alone is a general one', async () => {
  const { host: classic } = host('runApex', callback => callback({ result: 'false', error: 'No access.' }));
  assert.equal((await classic.runApex(APEX)).errors[0].code, 'GENERIC_ERROR');
});

for (const [name, respond] of [['silence', () => {}], ['a refusal without a word', callback => callback({ result: 'false' })], ['an answer of nothing', callback => callback(undefined)]]) {
  test(`${name} leaves unknown what became of it`, async () => {
    const answer = await host('saveLog', respond).host.saveLog({ Subject: 'x' });
    assert.deepEqual([answer.ok, typeof answer.problem], [false, 'string']);
  });
}

test('a toolkit that throws has begun nothing', async () => {
  const answer = await host('saveLog', () => {
    throw new Error('no');
  }).host.saveLog({ Subject: 'x' });
  assert.deepEqual(answer.errors, [{ code: 'INVALID_PARAM', description: 'no' }]);
});
