import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Host } from '../../wwwroot/host/host.js';
import { PageLife } from '../../wwwroot/route/page-life.js';
import { WorkJournal } from '../../wwwroot/route/work-journal.js';
import { Worker } from '../../wwwroot/route/worker.js';

class Salesforce extends Host {
  done = [];
  answer = { ok: true, value: '00T000000000001AAA' };
  refreshed = 0;

  get canWork() {
    return true;
  }

  async runApex(call) {
    this.done.push(call.methodName);
    return this.answer;
  }

  async searchRecords(text) {
    this.done.push(text);
    return this.answer;
  }

  async saveLog(value) {
    this.done.push(value.Subject);
    return this.answer;
  }

  refresh() {
    this.refreshed++;
  }
}

/** Locks of one browser: what a page holds until it is gone. */
class Locks {
  held = new Set();

  async request(name, callback) {
    this.held.add(name);
    callback();
    return new Promise(() => {});
  }

  async query() {
    return { held: [...this.held].map(name => ({ name })) };
  }
}

/** A journal that all pages of one browser share. */
function sharedJournal() {
  const entries = new Map();
  return {
    entries,
    async put(entry) { entries.set(entry.ticket, entry); },
    async remove(ticket) { entries.delete(ticket); },
    async all() { return [...entries.values()]; },
  };
}

function fixture({ host = new Salesforce(), journal = sharedJournal(), locks = new Locks(), takes = () => true, hears = () => true } = {}) {
  const said = [];
  const standing = [];
  const hub = {
    async ask(method, ticket) {
      said.push([method, ticket, journal.entries?.has(ticket)]);
      return takes();
    },
    async say(...message) {
      said.push(message);
      if (!hears()) {
        throw new Error('no connection');
      }
    },
    stand: (...message) => standing.push(message),
  };
  const life = new PageLife(locks);
  return { host, journal, locks, life, said, standing, worker: new Worker(host, hub, journal, life) };
}

const save = { ticket: 'T1', kind: 'saveLog', saves: 'hq-1001-1.1', args: { value: { entityApiName: 'Task', Subject: 'Call' } } };
const settled = () => new Promise(resolve => setImmediate(resolve));

test('a save is noted before it is taken, done, told with its key, and then forgotten', async () => {
  const { host, journal, said, worker } = fixture();
  await worker.obey(save);
  await settled();
  assert.deepEqual(said, [
    ['TakeWork', 'T1', true],
    ['Done', 'T1', { ok: true, value: '00T000000000001AAA', key: 'hq-1001-1.1' }],
  ]);
  assert.deepEqual(host.done, ['Call']);
  assert.equal(journal.entries.size, 0);
  assert.equal(host.refreshed, 1);
});

test('what only reads is not noted', async () => {
  const { journal, said, worker } = fixture();
  let noted = 0;
  journal.put = async () => { noted++; };
  await worker.obey({ ticket: 'T2', kind: 'search', saves: null, args: { text: '07814256404' } });
  await settled();
  assert.equal(noted, 0);
  assert.deepEqual(said.at(-1), ['Done', 'T2', { ok: true, value: '00T000000000001AAA' }]);
});

test('what another page took, or was withdrawn, is not done', async () => {
  const { host, journal, said, worker } = fixture({ takes: () => false });
  await worker.obey(save);
  assert.deepEqual(host.done, []);
  assert.equal(journal.entries.size, 0);
  assert.deepEqual(said, [['TakeWork', 'T1', true]]);
});

test('a connection that breaks while the work is taken: it is not done, and that is told', async () => {
  const { host, said, worker } = fixture({ takes: () => { throw new Error('gone'); } });
  await worker.obey(save);
  await settled();
  assert.deepEqual(host.done, []);
  assert.deepEqual(said.at(-1), ['Done', 'T1', { ok: false, undone: true }]);
});

test('an answer that the listener does not hear is kept and told after the next connection', async () => {
  let connected = false;
  const { journal, said, worker } = fixture({ hears: () => connected });
  await worker.obey(save);
  await settled();
  assert.equal(journal.entries.get('T1').answer.value, '00T000000000001AAA');

  connected = true;
  await worker.catchUp();
  await settled();
  assert.deepEqual(said.at(-1), ['Done', 'T1', { ok: true, value: '00T000000000001AAA', key: 'hq-1001-1.1' }]);
  assert.equal(journal.entries.size, 0);
});

test('a page tells what a page that is gone had begun: its answer, or that nobody knows', async () => {
  const { journal, said, worker } = fixture();
  await journal.put({ ticket: 'T8', key: 'hq-1001-1.8', owner: 'gone', at: 0, answer: { ok: true, value: '00T8', key: 'hq-1001-1.8' } });
  await journal.put({ ticket: 'T9', key: 'hq-1001-1.9', owner: 'gone', at: 0, answer: null });
  await worker.start();
  await settled();
  assert.deepEqual(said, [
    ['Done', 'T8', { ok: true, value: '00T8', key: 'hq-1001-1.8' }],
    ['Done', 'T9', { ok: false, lost: 'closed', key: 'hq-1001-1.9' }],
  ]);
  assert.equal(journal.entries.size, 0);
});

test('what a page that lives has begun is its own to tell', async () => {
  const one = fixture();
  await one.life.begun();
  const two = fixture({ journal: one.journal, locks: one.locks });
  await one.journal.put({ ticket: 'T1', key: 'hq-1001-1.1', owner: one.life.id, at: 0, answer: null });
  await two.worker.start();
  await settled();
  assert.deepEqual(two.said, []);
  assert.equal(one.journal.entries.size, 1);
});

test('without locks, what is old counts as abandoned', async () => {
  const life = new PageLife(undefined);
  const entries = [{ ticket: 'old', owner: 'x', at: 0 }, { ticket: 'new', owner: 'y', at: 900_000 }];
  assert.deepEqual((await life.orphans(entries, 1_000_000)).map(entry => entry.ticket), entries.map(entry => entry.ticket).slice(0, 1));
});

test('a page outside Salesforce offers no work and does none', async () => {
  const { said, standing, worker } = fixture({ host: new Host() });
  await worker.start();
  await worker.obey(save);
  assert.deepEqual([said, standing], [[], []]);
});

test('a page in Salesforce says that it can work, on every connection', async () => {
  const { standing, worker } = fixture();
  await worker.start();
  assert.deepEqual(standing, [['CanWork', true]]);
});

test('an order of another kind is for others', async () => {
  const { said, worker } = fixture();
  await worker.obey({ ticket: 'T1', kind: 'pop', pop: { kind: 'search', text: 'x' } });
  await worker.obey(null);
  assert.deepEqual(said, []);
});

test('an answer that is too long for the listener is an error that says so', async () => {
  const host = new Salesforce();
  host.answer = { ok: true, value: 'x'.repeat(200_000) };
  const { said, worker } = fixture({ host });
  await worker.obey({ ticket: 'T3', kind: 'search', saves: null, args: { text: '1' } });
  await settled();
  assert.deepEqual(said.at(-1), ['Done', 'T3', { ok: false, lost: 'tooLong' }]);
});

test('a browser that keeps nothing for us still saves and tells', async () => {
  const { said, worker } = fixture({ journal: new WorkJournal(undefined) });
  await worker.obey(save);
  await settled();
  assert.deepEqual(said.at(-1), ['Done', 'T1', { ok: true, value: '00T000000000001AAA', key: 'hq-1001-1.1' }]);
});

test('a browser whose storage hangs holds no save up', async () => {
  const journal = new WorkJournal({ open: () => ({}) }, 5);
  const { said, worker } = fixture({ journal });
  await worker.obey(save);
  assert.deepEqual(said.at(-1), ['Done', 'T1', { ok: true, value: '00T000000000001AAA', key: 'hq-1001-1.1' }]);
});
