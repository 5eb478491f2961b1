import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ClickToDial } from '../../wwwroot/host/click-to-dial.js';

/** A toolkit whose answers are given by hand, in time that is moved by hand. */
function fixture(t) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const asked = [];
  const happened = [];
  const dialling = new ClickToDial({
    enable: () => new Promise((resolve, reject) => asked.push({ resolve, reject })),
    disable: async () => { happened.push('disabled'); },
    listen: () => happened.push('listening'),
    failed: () => happened.push('failed'),
  });
  const started = dialling.start();
  return { asked, happened, dialling, started, timers: t.mock.timers };
}

test('the listener is registered as soon as enabling is answered', async t => {
  const { asked, happened, started } = fixture(t);
  asked[0].resolve();
  await started;
  assert.deepEqual(happened, ['listening']);
});

test('a page around that is still loading is asked again within half a second', t => {
  const { asked, timers } = fixture(t);
  timers.tick(500);
  assert.equal(asked.length, 2);
});

test('the first answer counts, to whichever request', async t => {
  const { asked, happened, started, timers } = fixture(t);
  timers.tick(2_000);
  asked[1].resolve();
  await started;
  asked[0].resolve();
  timers.tick(60_000);
  await Promise.resolve();
  assert.deepEqual([happened, asked.length], [['listening'], 3]);
});

test('without any answer the listener is registered all the same, and said so', async t => {
  const { happened, started, timers } = fixture(t);
  timers.tick(12_000);
  await started;
  assert.deepEqual(happened, ['failed', 'listening']);
});

test('switched off before it was live, it is off once it is', async t => {
  const { asked, happened, dialling, started } = fixture(t);
  dialling.on = false;
  asked[0].resolve();
  await started;
  assert.deepEqual(happened, ['listening', 'disabled']);
});
