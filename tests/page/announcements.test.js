import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announcements } from '../../wwwroot/calls/announcements.js';
import { fred, mary, sampleCall } from './sample-call.js';

const said = (before, after) => announcements(before, after).map(news => news.text);

test('a new ring is urgent and names caller and number', () => {
  assert.deepEqual(announcements([], [sampleCall()]), [{ text: 'Incoming call from Fred Bloggs, 07814256404', urgent: true }]);
});

test('a call that goes on unchanged is no news', () => {
  assert.deepEqual(said([sampleCall()], [sampleCall({ pending: { kind: 'answer' } })]), []);
});

test('an answered call is told', () => {
  assert.deepEqual(said([sampleCall()], [sampleCall({ state: 'connected' })]), ['Connected with Fred Bloggs']);
});

test('a call taken back from hold is told as such', () => {
  assert.deepEqual(said([sampleCall({ state: 'held' })], [sampleCall({ state: 'connected' })]), ['Fred Bloggs is back on the line']);
});

test('an end is told with its reason', () => {
  const ended = sampleCall({ state: 'ended', endReason: 'callerCancelled' });
  assert.deepEqual(said([sampleCall()], [ended]), ['Call with Fred Bloggs ended. Missed: the caller gave up']);
});

test('a saved record is told once', () => {
  const record = state => sampleCall({ state: 'ended', record: { state, taskId: null, message: null } });
  assert.deepEqual(said([record('pending')], [record('saved')]), ['Saved to Salesforce']);
  assert.deepEqual(said([record('saved')], [record('saved')]), []);
});

test('a call already over when first seen is no news', () => {
  assert.deepEqual(said([], [sampleCall({ state: 'ended' })]), []);
});

test('muting is told both ways', () => {
  const talking = muted => sampleCall({ state: 'connected', muted });
  assert.deepEqual(said([talking(false)], [talking(true)]), ['You are muted']);
  assert.deepEqual(said([talking(true)], [talking(false)]), ['You are no longer muted']);
});

test('a conference is told with everybody in it, once', () => {
  const parties = [{ number: '1002', name: 'Sam Patel', display: 'Sam Patel' }, { number: '07814256404', name: null, display: null }];
  const [alone, together] = [sampleCall({ state: 'connected', parties: [] }), sampleCall({ state: 'connected', parties })];
  assert.deepEqual(said([alone], [together]), ['Conference: Sam Patel, Fred Bloggs, and you']);
  assert.deepEqual(said([together], [together]), []);
});

test('a parked call is told with its space', () => {
  assert.deepEqual(said([sampleCall({ state: 'connected' })], [sampleCall({ state: 'queued', parkedAt: '701' })]), ['Fred Bloggs: Parked in space 701']);
});

test('a call taken back from parking is told as such', () => {
  assert.deepEqual(said([sampleCall({ state: 'queued' })], [sampleCall({ state: 'connected' })]), ['Fred Bloggs is back on the line']);
});

test('what a call is logged to is told when it was changed, and not because Salesforce has answered', () => {
  const matched = sampleCall({ matches: [fred, mary], association: { who: null, what: null } });
  const chosen = { ...matched, association: { who: { ...mary, because: 'chosen' }, what: null } };
  assert.deepEqual(said([matched], [chosen]), ['Will be logged to: Mary Bloggs']);
  assert.deepEqual(said([sampleCall({ search: 'searching', matches: [], association: null })], [sampleCall()]), []);
});
