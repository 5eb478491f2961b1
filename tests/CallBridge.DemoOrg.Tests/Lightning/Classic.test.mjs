import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { InteractionHost } from '../../../src/CallBridge.DemoOrg/wwwroot/classic/InteractionHost.js';
import { classicAddress, readClassicRoute } from '../../../src/CallBridge.DemoOrg/wwwroot/classic/addresses.js';
import { interactionMethods } from '../../../src/CallBridge.DemoOrg/wwwroot/classic/interactionMethods.js';

const ORG = 'http://localhost:21050';
const SCRIPT = readFileSync(new URL('../../../src/CallBridge.DemoOrg/wwwroot/classic/interaction.js', import.meta.url), 'utf8');

/** The toolkit in a page framed by the org, and the org's host, joined by their messages. */
function page({ methods = {}, search = `?sfdcIFrameOrigin=${encodeURIComponent(ORG)}&nonce=abc`, nonce = 'abc' } = {}) {
  const sent = [];
  let onMessage;
  const parent = {
    postMessage: (message, origin) => {
      sent.push({ message, origin });
      host.receive(message);
    },
  };
  const global = {
    URL, URLSearchParams, Map, encodeURIComponent, parent,
    document: { currentScript: { src: `${ORG}/support/api/31.0/interaction.js` } },
    location: { search },
    addEventListener: (_, listener) => { onMessage = listener; },
  };
  runInNewContext(SCRIPT, global);
  const receive = (data, { origin = ORG, source = parent } = {}) => onMessage({ data, origin, source });
  const host = new InteractionHost(message => receive(message), nonce, methods);
  return { interaction: global.sforce.interaction, host, sent, receive };
}

const called = start => new Promise(resolve => start(answer => resolve({ ...answer })));

test('A call travels as text with its number, the frame’s nonce and the version of the script’s path', () => {
  const { interaction, sent } = page();
  interaction.screenPop('/003', true, () => {});
  interaction.getPageInfo(() => {});
  assert.deepEqual(sent.map(({ message, origin }) => [message, origin]), [
    ['interactionApi/method=screenPop_0&url=%2F003&force=true&nonce=abc&apiVersion=31', ORG],
    ['interactionApi/method=getPageInfo_1&nonce=abc&apiVersion=31', ORG],
  ]);
});

test('saveLog encodes its fields twice, and its answer has an id', async () => {
  const saved = [];
  const { interaction, sent } = page({ methods: interactionMethods({ org: { saveLog: async value => { saved.push(value); return '00T1'; } } }) });
  const answer = await called(callback => interaction.saveLog('Task', 'Subject=A%26B&WhoId=003', callback));
  assert.match(sent[0].message, /saveParams=Subject%253DA%252526B%2526WhoId%253D003&/);
  assert.deepEqual([answer, saved], [{ result: 'true', id: '00T1' }, [{ entityApiName: 'Task', Subject: 'A&B', WhoId: '003' }]]);
});

test('Compound results come back as JSON in a text', async () => {
  const { interaction } = page({ methods: { getPageInfo: () => ({ url: '/003', object: 'Contact' }) } });
  assert.deepEqual(await called(interaction.getPageInfo), { result: '{"url":"/003","object":"Contact"}' });
});

test('What the org refuses is a result of false and its words', async () => {
  const { interaction } = page({ methods: { screenPop: () => { throw new Error('No.'); } } });
  assert.deepEqual(await called(callback => interaction.screenPop('x', true, callback)), { result: 'false', error: 'No.' });
});

test('A screen pop leads nowhere outside the org', async () => {
  const gone = [];
  const { interaction } = page({ methods: interactionMethods({ go: url => gone.push(url) }) });
  for (const url of ['https://evil.example', '//evil.example', '/\\evil.example']) {
    assert.equal((await called(callback => interaction.screenPop(url, true, callback))).result, 'false');
  }
  await called(callback => interaction.screenPop('/003000000000002AAA', true, callback));
  assert.deepEqual(gone, ['/003000000000002AAA']);
});

test('Each listener is told of an event once for each registration', () => {
  const { interaction, host } = page();
  const heard = [];
  interaction.cti.onClickToDial(answer => heard.push(JSON.parse(answer.result).number));
  interaction.cti.onClickToDial(answer => heard.push(JSON.parse(answer.result).number));
  host.tell('onClickToDial', { number: '1' });
  assert.deepEqual(heard, ['1', '1']);
});

test('A message without the frame’s nonce is not heard', async () => {
  let ran = false;
  const { interaction } = page({ nonce: 'other', methods: { refreshPage: () => { ran = true; } } });
  interaction.refreshPage(() => {});
  await Promise.resolve();
  assert.equal(ran, false);
});

for (const [what, search] of [['Lightning’s parameter', `?sfdcIframeOrigin=${ORG}&nonce=abc`], ['another org', '?sfdcIFrameOrigin=http://evil.example&nonce=abc'], ['no nonce', `?sfdcIFrameOrigin=${ORG}`]]) {
  test(`A page opened with ${what} cannot call`, () => {
    assert.throws(() => page({ search }).interaction.getPageInfo(() => {}), /was not opened by/);
  });
}

for (const [what, from] of [['origin', { origin: 'http://localhost:21051' }], ['window', { source: {} }]]) {
  test(`A message of another ${what} is ignored`, () => {
    const { interaction, receive } = page();
    interaction.onFocus(() => assert.fail('heard'));
    receive('interactionApi/method=onFocus&result=%7B%7D', from);
  });
}

for (const [address, route] of [
  ['/', { page: 'home' }], ['/home/home.jsp', { page: 'home' }],
  ['/003000000000002AAA', { page: 'record', id: '003000000000002AAA' }],
  ['/00Q/e?lea8=0781', { page: 'new', prefix: '00Q', defaults: { Phone: '0781' } }],
  ['/_ui/search/ui/UnifiedSearchResults?str=Fred', { page: 'search', term: 'Fred' }],
  ['/flow/Greet?a=1', { page: 'given', kind: 'Flow', name: 'Greet', given: [['a', '1']] }],
  ['/apex/Page', { page: 'given', kind: 'Visualforce page', name: 'Page', given: [] }],
  ['/setup/x', { page: 'unknown' }],
]) {
  test(`Classic’s address ${address}`, () => assert.deepEqual(readClassicRoute(classicAddress(new URL(`${ORG}/classic${address}`))), route));
}
