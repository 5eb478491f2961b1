import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeskState, clockText, inOrderOfNeed, secondsShown, secondsWaiting } from '../../wwwroot/calls/desk-state.js';
import { sampleCall } from './sample-call.js';

const push = (epoch, version, calls = []) => ({ epoch, version, calls, status: { status: 'available', reasons: [] } });

test('a newer push replaces the whole desk', () => {
  const desk = new DeskState();
  desk.take(push(1, 1, [sampleCall()]));
  assert.equal(desk.take(push(1, 2)), true);
  assert.deepEqual(desk.calls, []);
});

for (const [name, epoch, version] of [['an older version', 1, 4], ['the same version again', 1, 5], ['an older epoch', 0, 900]]) {
  test(`${name} is dropped`, () => {
    const desk = new DeskState();
    desk.take(push(1, 5, [sampleCall()]));
    assert.equal(desk.take(push(epoch, version)), false);
    assert.equal(desk.calls.length, 1);
  });
}

test('a restarted listener begins its versions anew', () => {
  const desk = new DeskState();
  desk.take(push(1, 500));
  assert.equal(desk.take(push(2, 1)), true);
});

test('epochs without an order: another one is the newer', () => {
  const desk = new DeskState();
  desk.take(push('f3c1', 500));
  assert.equal(desk.take(push('07ab', 1)), true);
});

test('a ringing call stands before the connected one, the ended last', () => {
  const calls = [
    sampleCall({ id: 'over', state: 'ended' }), sampleCall({ id: 'held', state: 'held' }),
    sampleCall({ id: 'talk', state: 'connected' }), sampleCall({ id: 'ring' }),
  ];
  assert.deepEqual(inOrderOfNeed(calls).map(call => call.id), ['ring', 'talk', 'held', 'over']);
});

test('calls of one state stand newest first', () => {
  const calls = [sampleCall({ id: 'old' }), sampleCall({ id: 'new', startedAt: '2026-03-02T16:12:00Z' })];
  assert.deepEqual(inOrderOfNeed(calls).map(call => call.id), ['new', 'old']);
});

const at = text => Date.parse(`2026-03-02T${text}Z`);

test('a ringing call counts from its first ring', () => {
  assert.equal(secondsShown(sampleCall(), at('16:11:40.900')), 4);
});

test('a connected call counts from the answer', () => {
  assert.equal(secondsShown(sampleCall({ state: 'connected', connectedAt: '2026-03-02T16:12:00Z' }), at('16:13:05')), 65);
});

for (const state of ['held', 'heldByRemote', 'queued']) {
  test(`a call that is ${state} says for how long`, () => {
    assert.equal(secondsWaiting(sampleCall({ state, stateSince: '2026-03-02T16:12:00Z' }), at('16:12:23')), 23);
  });
}

test('a call that is talked on waits for nothing', () => {
  assert.equal(secondsWaiting(sampleCall({ state: 'connected', stateSince: '2026-03-02T16:12:00Z' }), at('16:12:23')), null);
});

test('an ended call shows its talk time', () => {
  assert.equal(secondsShown(sampleCall({ state: 'ended', talkSeconds: 83 }), at('18:00:00')), 83);
});

test('a clock set back shows nothing negative', () => {
  assert.equal(secondsShown(sampleCall(), at('15:00:00')), 0);
});

for (const [seconds, text] of [[0, '0:00'], [7, '0:07'], [760, '12:40'], [3600, '1:00:00'], [3723, '1:02:03']]) {
  test(`${seconds} seconds read ${text}`, () => assert.equal(clockText(seconds), text));
}
