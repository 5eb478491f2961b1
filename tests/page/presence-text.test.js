import assert from 'node:assert/strict';
import { test } from 'node:test';
import { presencePressed, presenceText } from '../../wwwroot/calls/presence-text.js';

const presence = changes => ({ state: 'ready', reason: null, since: '2026-03-02T12:03:00Z', pending: null, problem: null, ...changes });
const clock = () => '12:03';

for (const [changes, text, pressed] of [
  [{}, 'Ready for queue calls, since 12:03', 'ready'],
  [{ state: 'notReady' }, 'Not ready, since 12:03', 'notReady'],
  [{ state: 'notReady', reason: 'Lunch' }, 'Not ready: Lunch, since 12:03', 'notReady'],
  [{ state: 'ready', reason: 'Lunch' }, 'Ready for queue calls, since 12:03', 'ready'],
  [{ state: 'loggedOut' }, 'Logged out of the queues, since 12:03', 'loggedOut'],
  [{ pending: 'notReady' }, 'Changing to Not ready…', 'notReady'],
  [{ pending: 'loggedOut' }, 'Logging out…', 'loggedOut'],
  [{ state: 'unknown' }, 'The phone system has not said whether you take queue calls.', null],
  [{ since: 'nonsense' }, 'Ready for queue calls', 'ready'],
]) {
  test(`presence ${JSON.stringify(changes)} reads “${text}”`, () => {
    assert.equal(presenceText(presence(changes), clock), text);
    assert.equal(presencePressed(presence(changes)), pressed);
  });
}
