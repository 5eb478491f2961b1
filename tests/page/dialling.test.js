import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ClickGuard, DOUBLE_CLICK } from '../../wwwroot/calls/click-guard.js';
import { asTyped } from '../../wwwroot/panel/dial-text.js';

function guard() {
  const clock = { now: 0 };
  let keys = 0;
  return { clock, guard: new ClickGuard(() => clock.now, () => `key${++keys}`) };
}

test('a double click dials once', () => {
  const { clock, guard: clicks } = guard();
  assert.equal(clicks.take('123'), 'key1');
  clock.now = DOUBLE_CLICK - 1;
  assert.equal(clicks.take('123'), null);
});

test('a click after a second is another call', () => {
  const { clock, guard: clicks } = guard();
  clicks.take('123');
  clock.now = DOUBLE_CLICK;
  assert.equal(clicks.take('123'), 'key2');
});

test('repeated clicks do not push the second away', () => {
  const { clock, guard: clicks } = guard();
  clicks.take('123');
  clock.now = DOUBLE_CLICK * 0.7;
  clicks.take('123');
  clock.now = DOUBLE_CLICK * 1.1;
  assert.equal(clicks.take('123'), 'key2');
});

test('another number at once is another call', () => {
  const { guard: clicks } = guard();
  clicks.take('123');
  assert.equal(clicks.take('124'), 'key2');
});

const grouped = digits => digits.replace(/(\d{3})(?=\d)/g, '$1 ');

test('a number is grouped while typed', () => {
  assert.equal(asTyped('1234', true, grouped), '123 4');
});

test('an edit within is left alone', () => {
  assert.equal(asTyped('12 34', false, grouped), '12 34');
});

for (const value of ['(415) 555-1212 x55', 'Tel: 0207', '*97', '0800-FLOWERS']) {
  test(`what was not merely typed digits stays as it is: ${value}`, () => assert.equal(asTyped(value, true, grouped), value));
}
