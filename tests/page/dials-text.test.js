import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialsText } from '../../wwwroot/calls/dials-text.js';

const status = state => ({ status: state, reasons: [] });

test('while a click would dial, nothing is said', () => {
  assert.equal(dialsText(status('available'), 'connected'), null);
});

test('before the listener has said anything, numbers stay clickable', () => {
  assert.equal(dialsText(null, 'connecting'), null);
});

test('without the phone system numbers cannot be clicked, and why', () => {
  assert.match(dialsText(status('notConnected'), 'connected'), /phone system is not connected/);
});

test('without the listener numbers cannot be clicked, and why', () => {
  assert.match(dialsText(status('available'), 'lost'), /does not answer/);
});
