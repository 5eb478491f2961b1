import assert from 'node:assert/strict';
import { test } from 'node:test';
import { iconOf, labelOf, pendingText } from '../../wwwroot/calls/command-text.js';
import { COMMANDS, SUCCESSORS, controlsOf } from '../../wwwroot/calls/controls.js';
import { sampleCall } from './sample-call.js';

const call = (state, capabilities, changes = {}) => sampleCall({ id: 'c1', state, capabilities, ...changes });
const EVERYTHING = [
  'answer', 'reject', 'hold', 'retrieve', 'hangUp', 'transfer', 'dtmf', 'mute', 'unmute', 'park', 'consult', 'completeTransfer', 'cancelTransfer',
  'swap', 'conference',
];

for (const [what, state, capabilities, offered] of [
  ['a ringing call', 'alerting', ['answer', 'reject'], ['answer', 'reject']],
  ['nothing', 'initiated', [], []],
  ['a connected call', 'connected', ['hold', 'hangUp', 'transfer', 'dtmf', 'mute', 'park', 'consult'],
    ['hold', 'mute', 'transfer', 'keypad', 'park', 'hangUp']],
  ['a phone that can only consult', 'connected', ['consult'], ['transfer']],
  ['a phone that can only transfer at once', 'connected', ['transfer'], ['transfer']],
  ['a held call', 'held', ['retrieve', 'hangUp'], ['retrieve', 'hangUp']],
  ['a held call beside a connected one', 'held', ['retrieve', 'hangUp', 'swap', 'conference'], ['swap', 'hangUp']],
  ['a connected call beside a held one', 'connected', ['hold', 'hangUp', 'swap', 'conference'], ['hold', 'conference', 'hangUp']],
  ['a capability that this page does not know', 'connected', ['teleport'], []],
]) {
  test(`${what} offers ${offered.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(controlsOf(call(state, capabilities), []), offered);
  });
}

test('a consultation completes or cancels its transfer, and is not hung up, transferred or parked itself', () => {
  const first = sampleCall({ id: 'first', state: 'held' });
  const about = call('connected', ['hold', 'hangUp', 'transfer', 'park', 'completeTransfer', 'cancelTransfer', 'swap', 'conference'], { consultOf: 'first' });
  assert.deepEqual(controlsOf(about, [first, about]), ['completeTransfer', 'hold', 'conference', 'cancelTransfer']);
});

test('a consultation that rings is cancelled', () => {
  const first = sampleCall({ id: 'first', state: 'held' });
  const about = call('delivering', ['hangUp', 'cancelTransfer'], { consultOf: 'first' });
  assert.deepEqual(controlsOf(about, [first, about]), ['cancelTransfer']);
});

test('the call that is consulted about leaves its transfer to the consultation', () => {
  const about = sampleCall({ id: 'about', state: 'connected', consultOf: 'c1' });
  const first = call('held', ['retrieve', 'hangUp', 'transfer', 'completeTransfer', 'cancelTransfer', 'swap', 'conference']);
  assert.deepEqual(controlsOf(first, [first, about]), ['swap', 'transfer', 'hangUp']);
});

test('muted offers the way back, and only that', () => {
  assert.deepEqual(controlsOf(call('connected', ['mute', 'unmute'], { muted: true }), []), ['unmute']);
  assert.deepEqual(controlsOf(call('connected', ['mute', 'unmute'], { muted: false }), []), ['mute']);
});

test('a command under way keeps its button', () => {
  assert.deepEqual(controlsOf(call('connected', ['hangUp'], { pending: { kind: 'park' } }), []), ['park', 'hangUp']);
});

test('whatever is offered was a capability', () => {
  const capabilityOf = control => ({ transfer: 'transfer', keypad: 'dtmf' })[control] ?? control;
  for (const capability of EVERYTHING) {
    for (const state of ['alerting', 'connected', 'held']) {
      const others = EVERYTHING.filter(one => one !== capability && one !== 'consult');
      const offered = controlsOf(call(state, others, { consultOf: 'first' }), [sampleCall({ id: 'first', state: 'held' })]);
      assert.ok(!offered.map(capabilityOf).includes(capability), `${capability} is offered in ${state}`);
    }
  }
});

test('every control has a label and an icon, every command its words while it is under way', () => {
  for (const control of Object.keys(COMMANDS)) {
    assert.ok(labelOf(control), `${control} has no label`);
    assert.ok(iconOf(control), `${control} has no icon`);
    assert.notEqual(pendingText(COMMANDS[control] ? control : 'dtmf'), 'One moment…', control);
  }
});

test('the focus never falls on what ends a call', () => {
  for (const next of Object.values(SUCCESSORS).flat()) {
    assert.ok(!['hangUp', 'reject', 'cancelTransfer', 'completeTransfer'].includes(next), next);
  }
});
