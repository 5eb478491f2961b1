import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Faces, idleFace } from '../../wwwroot/calls/face.js';
import { sampleCall } from './sample-call.js';

const read = number => number;
const missed = changes => sampleCall({ state: 'ended', endReason: 'callerCancelled', ...changes });

function after(...pushes) {
  const faces = new Faces();
  pushes.forEach(calls => faces.take(calls));
  return { faces, face: faces.show(pushes.at(-1), read) };
}

test('a call that rings shows who it is', () => {
  assert.deepEqual(after([sampleCall()]).face, { label: 'Incoming: Fred Bloggs', icon: 'incoming_call' });
});

test('a held call shows as paused', () => {
  assert.deepEqual(after([sampleCall({ state: 'held' })]).face, { label: 'Fred Bloggs', icon: 'paused_call' });
});

test('a call that rang and was missed stays until it is seen', () => {
  const { faces, face } = after([sampleCall()], [missed()], []);
  assert.deepEqual(face, { label: 'Missed: Fred Bloggs', icon: 'missed_call' });
  faces.seen();
  assert.deepEqual(faces.show([], read), idleFace());
});

test('several missed calls are counted', () => {
  assert.equal(after([sampleCall(), sampleCall({ id: 'c2' })], [missed(), missed({ id: 'c2' })]).face.label, '2 missed calls');
});

test('a call in hand hides what was missed', () => {
  assert.equal(after([sampleCall()], [missed(), sampleCall({ id: 'c2', state: 'connected' })]).face.icon, 'call');
});

for (const [name, changes] of [['answered by a colleague', { endReason: 'pickedUp' }], ['rejected', { endReason: 'rejected' }]]) {
  test(`a call ${name} was not missed`, () => {
    assert.deepEqual(after([sampleCall()], [missed(changes)]).face, idleFace());
  });
}

test('a call that was over when the page was loaded is not missed anew', () => {
  assert.deepEqual(after([missed()]).face, idleFace());
});
