import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const ORG = 'http://localhost:21050';
const SCRIPT = readFileSync(new URL('../../../src/CallBridge.DemoOrg/wwwroot/opencti/toolkit.js', import.meta.url), 'utf8');

/** Runs the toolkit in a page framed by the org. */
function page({ version = '62.0', lender = ORG, search = `?mode=Lightning&isdtp=vw&sfdcIframeOrigin=${encodeURIComponent(ORG)}&clc=1` } = {}) {
  const posted = [];
  const parent = { postMessage: (message, origin) => posted.push({ message: structuredClone(message), origin }) };
  let onMessage;
  const global = {
    URL, URLSearchParams, parent,
    document: { currentScript: { src: `${lender}/support/api/${version}/lightning/opencti_min.js` } },
    location: { search },
    addEventListener: (_, listener) => { onMessage = listener; },
  };
  runInNewContext(SCRIPT, global);
  return {
    opencti: global.sforce.opencti, posted,
    receive: (data, { origin = ORG, source = parent } = {}) => onMessage({ data, origin, source }),
  };
}

const told = (methodName, response, apiVersion = 62) => ({ apiVersion, apiType: 'opencti', methodName, shouldExecuteListener: true, response });

test('A call goes to the org with the version of the script’s path', () => {
  const { opencti, posted } = page({ version: '57.0' });
  opencti.getAppViewInfo({ callback() {} });
  assert.deepEqual(posted, [{
    origin: ORG,
    message: { methodName: 'getAppViewInfo', callId: 1, apiVersion: 57, apiType: 'opencti', isCallbackRegistered: true, isListenerRegistered: false, args: {} },
  }]);
});

test('saveLog puts its value under args.object', () => {
  const { opencti, posted } = page();
  opencti.saveLog({ value: { entityApiName: 'Task', Subject: 'Call' } });
  assert.deepEqual(posted[0].message.args, { object: { entityApiName: 'Task', Subject: 'Call' } });
});

test('screenPop loses what stands beside type and params', () => {
  const { opencti, posted } = page();
  opencti.screenPop({ type: opencti.SCREENPOP_TYPE.NEW_RECORD_MODAL, params: { entityName: 'Contact' }, defaultFieldValues: { Phone: '1' } });
  assert.deepEqual(posted[0].message.args, { type: 'newRecord', params: { entityName: 'Contact' } });
});

test('Screen pop data of a deferred search can be handed to screenPop unchanged', () => {
  const { opencti, posted } = page();
  opencti.screenPop({ type: 'sobject', params: { recordId: '003' } });
  assert.deepEqual(posted[0].message.args, { type: 'sobject', params: { recordId: '003' } });
});

for (const method of ['getAppViewInfo', 'saveLog', 'screenPop', 'onClickToDial', 'getSoftphoneLayout']) {
  for (const [what, args] of [['nothing', []], ['an empty object', [{}]], ['two objects', [{ a: 1 }, { b: 2 }]], ['a text', ['x']], ['null', [null]]]) {
    test(`${method} given ${what} throws at once`, () => {
      const { opencti, posted } = page();
      assert.throws(() => opencti[method](...args), /exactly one argument/);
      assert.deepEqual(posted, []);
    });
  }
}

test('enableClickToDial may be called with nothing', () => {
  const { opencti, posted } = page();
  opencti.enableClickToDial();
  assert.equal(posted.length, 1);
});

test('enableClickToDial given an empty object throws', () => {
  const { opencti } = page();
  assert.throws(() => opencti.enableClickToDial({}), /exactly one argument/);
});

test('A callback is called once with the response', () => {
  const { opencti, receive } = page();
  const got = [];
  opencti.refreshView({ callback: response => got.push(response) });
  const answer = { apiVersion: 62, apiType: 'opencti', methodName: 'refreshView', callId: 1, shouldExecuteCallback: true, response: { success: true } };
  receive(answer);
  receive(answer);
  assert.deepEqual(got, [{ success: true }]);
});

test('A listener registered twice is called twice', () => {
  const { opencti, receive } = page();
  let dials = 0;
  const listener = () => { dials++; };
  opencti.onClickToDial({ listener });
  opencti.onClickToDial({ listener });
  receive(told('onClickToDial', { number: '1' }));
  assert.equal(dials, 2);
});

test('A listener gets the bare payload', () => {
  const { opencti, receive } = page();
  const got = [];
  opencti.onNavigationChange({ listener: payload => got.push(payload) });
  receive(told('onNavigationChange', { url: 'x' }));
  assert.deepEqual(got, [{ url: 'x' }]);
});

for (const [what, data, from] of [
  ['of another origin', told('onClickToDial', {}), { origin: 'http://localhost:21051' }],
  ['of another window', told('onClickToDial', {}), { source: {} }],
  ['of another version', told('onClickToDial', {}, 61), {}],
  ['of another API', { ...told('onClickToDial', {}), apiType: 'interaction' }, {}],
]) {
  test(`A message ${what} is ignored`, () => {
    const { opencti, receive } = page();
    opencti.onClickToDial({ listener: () => assert.fail('heard') });
    receive(data, from);
  });
}

for (const search of ['', '?mode=Lightning', `?sfdcIframeOrigin=${encodeURIComponent(ORG)}`, '?mode=Lightning&sfdcIframeOrigin=https%3A%2F%2Fevil.example']) {
  test(`A page opened with "${search}" cannot call`, () => {
    const { opencti, posted } = page({ search });
    assert.throws(() => opencti.enableClickToDial(), /was not opened by/);
    assert.deepEqual(posted, []);
  });
}

test('There is no method that Open CTI has not', () => {
  assert.equal(page().opencti.runQuickAction, undefined);
});

test('The My Domain host lends its toolkit to its own Lightning pages, as Salesforce does', () => {
  const asked = host => `?mode=Lightning&sfdcIframeOrigin=${encodeURIComponent(host)}`;
  const { opencti, posted } = page({ lender: 'https://acme.my.salesforce.com', search: asked('https://acme.lightning.force.com') });
  opencti.notifyInitializationComplete();
  assert.equal(posted[0].origin, 'https://acme.lightning.force.com');
  const stranger = page({ lender: 'https://acme.my.salesforce.com', search: asked('https://evil.lightning.force.com') });
  assert.throws(() => stranger.opencti.notifyInitializationComplete(), /not opened by/);
});
