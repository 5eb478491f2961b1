import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HubLink } from '../../wwwroot/link/hub-link.js';

/** Stands for the SignalR library: connections that the test opens, answers and breaks. */
class Connection {
  state = 'Disconnected';
  invoked = [];
  handlers = new Map();
  #closed;

  constructor(url) {
    this.url = url;
  }

  on(name, handler) {
    this.handlers.set(name, handler);
  }

  onclose(closed) {
    this.#closed = closed;
  }

  async start() {
    this.state = 'Connected';
  }

  async invoke(method, ...args) {
    if (this.state !== 'Connected') {
      throw new Error('not connected');
    }
    this.invoked.push([method, ...args]);
    return method === 'ClaimPop';
  }

  close() {
    this.state = 'Disconnected';
    this.#closed();
  }
}

function fixture() {
  const connections = [];
  const waits = [];
  let tickets = 0;
  const signalR = {
    HttpTransportType: { WebSockets: 1 }, LogLevel: { None: 6 },
    HubConnectionBuilder: class {
      withUrl(url, options) {
        connections.push(new Connection(url));
        assert.equal(options.skipNegotiation, true);
        return this;
      }

      configureLogging() {
        return this;
      }

      build() {
        return connections.at(-1);
      }
    },
  };
  const api = { failures: 0, async ticket() {
    if (api.failures > 0) {
      api.failures--;
      throw new Error('gone');
    }
    return `k ${++tickets}`;
  } };
  const stop = new AbortController();
  const hub = new HubLink(signalR, api, async milliseconds => {
    waits.push(milliseconds);
  });
  const next = type => new Promise(resolve => hub.addEventListener(type, event => resolve(event.detail), { once: true }));
  const connected = () => new Promise(resolve => {
    const listener = event => {
      if (event.detail === 'connected') {
        hub.removeEventListener('state', listener);
        resolve(connections.at(-1));
      }
    };
    hub.addEventListener('state', listener);
  });
  return { api, connections, hub, next, connected, waits, stop };
}

test('a connection takes a ticket, escaped in its URL', async () => {
  const { hub, connected, stop } = fixture();
  const up = connected();
  hub.run(stop.signal);
  assert.equal((await up).url, '/hubs/softphone?ticket=k%201');
});

test('a broken connection is replaced, with a ticket of its own', async () => {
  const { hub, connected, stop } = fixture();
  let up = connected();
  hub.run(stop.signal);
  const first = await up;
  up = connected();
  first.close();
  assert.equal((await up).url, '/hubs/softphone?ticket=k%202');
});

test('a listener that is away is asked again until it is back', async () => {
  const { api, hub, connected, waits, stop } = fixture();
  api.failures = 5;
  const up = connected();
  hub.run(stop.signal);
  await up;
  assert.equal(waits.length, 5);
});

test('what stands is said on every connection, the last of each', async () => {
  const { hub, connected, stop } = fixture();
  let up = connected();
  hub.run(stop.signal);
  const first = await up;
  hub.stand('Report', { visible: true });
  hub.stand('Report', { visible: false });
  up = connected();
  first.close();
  assert.deepEqual((await up).invoked, [['Report', { visible: false }]]);
});

test('what must arrive waits for a connection', async () => {
  const { hub, connected, stop } = fixture();
  const said = hub.say('Done', 'T1', { ok: true });
  const up = connected();
  hub.run(stop.signal);
  const connection = await up;
  await said;
  assert.deepEqual(connection.invoked, [['Done', 'T1', { ok: true }]]);
});

test('a claim does not wait: without a connection it fails', async () => {
  const { hub } = fixture();
  await assert.rejects(hub.ask('ClaimPop', 'T1'), { name: 'Problem' });
});

test('pushes and orders become events', async () => {
  const { hub, connected, next, stop } = fixture();
  const up = connected();
  hub.run(stop.signal);
  const connection = await up;
  const desk = next('desk');
  connection.handlers.get('Desk')({ version: 7 });
  assert.deepEqual(await desk, { version: 7 });
});
