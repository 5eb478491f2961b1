import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Host } from '../../wwwroot/host/host.js';
import { Popper } from '../../wwwroot/pop/popper.js';
import { UNKNOWN_LAYOUT } from '../../wwwroot/pop/layout.js';
import { Problem } from '../../wwwroot/link/problem.js';
import { fred, mary, sampleCall } from './sample-call.js';

class Salesforce extends Host {
  opened = [];
  refuses = false;

  get canPop() {
    return true;
  }

  async popRecord(record) {
    if (this.refuses) {
      throw new Problem('Salesforce did not open Fred Bloggs.');
    }
    this.opened.push(['record', record.id]);
  }

  async popSearch(text) {
    this.opened.push(['search', text]);
  }

  async newRecord(type, fields) {
    this.opened.push(['new', type, fields]);
  }

  async popFlow(name) {
    this.opened.push(['flow', name]);
  }

  open() {
    this.opened.push(['panel']);
  }
}

function fixture({ host = new Salesforce(), visible = true, claimed = true, form = false } = {}) {
  const said = [];
  const hub = {
    async ask(...message) {
      said.push(message);
      return claimed;
    },
    async say(...message) {
      said.push(message);
    },
  };
  const context = { visible, form };
  return { host, said, context, popper: new Popper(host, hub, context) };
}

const order = pop => ({ ticket: 'T1', kind: 'pop', call: 'c1', pop });

test('a record popped by hand is told', async () => {
  const { host, popper, said } = fixture();
  await popper.pop(sampleCall());
  assert.deepEqual(host.opened, [['record', fred.id]]);
  assert.deepEqual(said, [['Popped', 'c1', fred]]);
});

test('a pop is told before the navigation that it brings', async () => {
  const { host, popper, said } = fixture();
  host.popRecord = async () => assert.deepEqual(said, [['Popped', 'c1', fred]]);
  await popper.pop(sampleCall());
});

test('a pop that Salesforce refuses is said to the person and stands as their choice', async () => {
  const { host, popper, said } = fixture();
  host.refuses = true;
  await assert.rejects(popper.pop(sampleCall()), /did not open Fred Bloggs/);
  assert.deepEqual(said, [['Popped', 'c1', fred]]);
});

test('a search chooses nothing', async () => {
  const { host, popper, said } = fixture();
  await popper.pop(sampleCall({ matches: [fred, mary] }));
  assert.deepEqual([host.opened, said], [[['search', '07814256404']], []]);
});

test('a new record is told with its type before its form opens', async () => {
  const { host, popper, said } = fixture();
  host.newRecord = async () => assert.deepEqual(said, [['NewStarted', 'c1', 'Lead']]);
  await popper.pop(sampleCall({ matches: [] }));
});

test('an order is claimed, done and answered', async () => {
  const { host, popper, said } = fixture();
  await popper.obey(order({ kind: 'record', record: fred }));
  assert.deepEqual(host.opened, [['record', fred.id]]);
  assert.deepEqual(said, [['ClaimPop', 'T1'], ['Done', 'T1', { ok: true, problem: null }]]);
});

test('an order that another page claimed is left alone', async () => {
  const { host, popper } = fixture({ claimed: false });
  await popper.obey(order({ kind: 'record', record: fred }));
  assert.deepEqual(host.opened, []);
});

test('an order that fails is answered with the reason', async () => {
  const { host, popper, said } = fixture();
  host.refuses = true;
  await popper.obey(order({ kind: 'record', record: fred }));
  assert.deepEqual(said[1], ['Done', 'T1', { ok: false, problem: 'Salesforce did not open Fred Bloggs.' }]);
});

for (const [name, changes] of [['a hidden page', { visible: false }], ['a page outside Salesforce', { host: new Host() }]]) {
  test(`${name} claims nothing`, async () => {
    const { popper, said } = fixture(changes);
    await popper.obey(order({ kind: 'search', text: '07814256404' }));
    assert.deepEqual(said, []);
  });
}

test('a page outside Salesforce offers no pop', () => {
  assert.equal(fixture({ host: new Host() }).popper.popFor(sampleCall()), null);
});

test('a flow that the layout names is begun', async () => {
  const { host, popper } = fixture();
  popper.layout = { ...UNKNOWN_LAYOUT, inbound: { ...UNKNOWN_LAYOUT.inbound, single: { to: 'flow', name: 'Greet' } } };
  await popper.obey(order({ kind: 'record', record: fred }));
  assert.deepEqual(host.opened, [['flow', 'Greet']]);
});

test('an order that the layout does not pop is done with nothing opened', async () => {
  const { host, popper, said } = fixture();
  await popper.obey(order({ kind: 'none', number: '07814256404' }));
  assert.deepEqual([host.opened, said.at(-1)], [[], ['Done', 'T1', { ok: true, problem: null }]]);
});

test('over an open form nothing pops: the panel comes up and the call says why', async () => {
  const { host, popper, said } = fixture({ form: true });
  let changes = 0;
  popper.addEventListener('change', () => changes++);
  await popper.obey(order({ kind: 'record', record: fred }));
  assert.deepEqual([host.opened, said.at(-1)[0], changes], [[['panel']], 'Done', 1]);
  assert.match(popper.noteFor(sampleCall({ state: 'connected' })), /a form is open in this tab/);
});

test('once the person has popped the call, its note goes', async () => {
  const { popper, context } = fixture({ form: true });
  await popper.obey(order({ kind: 'record', record: fred }));
  context.form = false;
  await popper.pop(sampleCall({ state: 'connected' }));
  assert.equal(popper.noteFor(sampleCall({ state: 'connected' })), null);
});

test('a call that rings while a form is open says where to answer', () => {
  assert.match(fixture({ form: true }).popper.noteFor(sampleCall()), /answer on your phone/);
});

test('a call that rings with no form open has nothing to say', () => {
  assert.equal(fixture().popper.noteFor(sampleCall()), null);
});

test('after New while a call rings, the panel is brought up again', async () => {
  const { host, popper } = fixture();
  await popper.pop(sampleCall({ matches: [] }));
  assert.deepEqual(host.opened.map(([what]) => what), ['new', 'panel']);
});

test('a page that opens records but pops none claims nothing', async () => {
  class Tab extends Salesforce {
    get canPop() {
      return false;
    }

    get canOpen() {
      return true;
    }
  }
  const { popper, said } = fixture({ host: new Tab() });
  await popper.obey(order({ kind: 'record', record: fred }));
  assert.deepEqual([said, popper.popFor(sampleCall()).kind], [[], 'pop']);
});
