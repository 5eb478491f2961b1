import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consultationOf, firstOf, pairsTogether } from '../../wwwroot/calls/pairs.js';
import { sampleCall } from './sample-call.js';

const first = sampleCall({ id: 'first', state: 'held' });
const about = sampleCall({ id: 'about', state: 'connected', consultOf: 'first' });
const other = sampleCall({ id: 'other', state: 'held' });
const ids = calls => pairsTogether(calls).map(call => call.id);

test('a consultation and its first call know each other', () => {
  assert.equal(firstOf(about, [first, about]), first);
  assert.equal(consultationOf(first, [first, about]), about);
});

test('a first call that is over, or not there, makes no pair', () => {
  const ended = { ...first, state: 'ended' };
  assert.equal(firstOf(about, [ended, about]), null);
  assert.equal(firstOf(about, [about]), null);
  assert.equal(consultationOf(ended, [ended, about]), null);
});

test('a consultation that is over makes no pair', () => {
  assert.equal(consultationOf(first, [first, { ...about, state: 'ended' }]), null);
});

test('a pair stands together, the consultation above, at the place of its better half', () => {
  assert.deepEqual(ids([about, other, first]), ['about', 'first', 'other']);
  assert.deepEqual(ids([first, other, about]), ['about', 'first', 'other']);
  assert.deepEqual(ids([other, first, about]), ['other', 'about', 'first']);
});

test('calls that are no pair keep their order', () => {
  assert.deepEqual(ids([other, first]), ['other', 'first']);
});
