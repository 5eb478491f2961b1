import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LONGEST_WAIT, waitBefore } from '../../wwwroot/link/backoff.js';
import { Problem, readProblem } from '../../wwwroot/link/problem.js';
import { Session } from '../../wwwroot/link/session.js';

const FACTS = { token: 't1', page: 'p1', orgs: [] };

/** Answers requests in turn and keeps them. */
function fakeFetch(...answers) {
  const requests = [];
  const fetch = async (path, { method, headers, body }) => {
    requests.push({ path, method, headers, body });
    const answer = answers.shift();
    if (!answer) {
      throw new TypeError('Failed to fetch');
    }
    const [status, json] = answer;
    return new Response(json === undefined ? null : JSON.stringify(json), { status });
  };
  return { fetch, requests };
}

test('a field’s own message says more than the problem’s detail', () => {
  const problem = readProblem(400, { title: 'Bad Request', detail: 'One input is invalid.', errors: { number: ['abc is not a phone number.'] } });
  assert.deepEqual([problem.message, problem.fields], ['abc is not a phone number.', { number: ['abc is not a phone number.'] }]);
});

test('a problem without a field says its detail', () => {
  assert.equal(readProblem(409, { title: 'Conflict', detail: 'The call is not ringing.' }).message, 'The call is not ringing.');
});

test('a refusal without words gets plain ones', () => {
  assert.equal(readProblem(503, null).message, 'The phone system is not connected.');
});

test('an unforeseen error shows no internals', () => {
  assert.doesNotMatch(Problem.textOf(new TypeError('x is undefined')), /undefined/);
});

test('waits double up to the longest', () => {
  assert.deepEqual([1, 2, 3, 50].map(attempt => waitBefore(attempt, 1)), [500, 1000, 2000, LONGEST_WAIT]);
});

test('no wait is shorter than half its length', () => {
  assert.equal(waitBefore(1, 0), 250);
});

test('requests carry the token', async () => {
  const { fetch, requests } = fakeFetch([200, FACTS], [200, { calls: [] }]);
  const session = new Session(fetch);
  await session.renew();
  await session.request('GET', '/api/calls');
  assert.equal(requests[1].headers.Authorization, 'Bearer t1');
});

test('a lapsed token is renewed and the same request sent once more', async () => {
  const { fetch, requests } = fakeFetch([200, FACTS], [401, {}], [200, { ...FACTS, token: 't2' }], [202, {}]);
  const session = new Session(fetch);
  await session.renew();
  await session.request('POST', '/api/calls', { number: '1' }, { 'Idempotency-Key': 'k' });
  assert.deepEqual([requests[3].headers.Authorization, requests[3].headers['Idempotency-Key']], ['Bearer t2', 'k']);
});

test('a request refused twice is a problem', async () => {
  const { fetch } = fakeFetch([200, FACTS], [401, {}], [200, FACTS], [401, {}]);
  const session = new Session(fetch);
  await session.renew();
  await assert.rejects(session.request('GET', '/api/calls'), { name: 'Problem', status: 401 });
});

test('renewals at the same time share one request', async () => {
  const { fetch, requests } = fakeFetch([200, FACTS], [200, FACTS]);
  const session = new Session(fetch);
  await Promise.all([session.renew(), session.renew()]);
  assert.equal(requests.length, 1);
});

test('a listener that is gone is said in plain words', async () => {
  const { fetch } = fakeFetch([200, FACTS]);
  const session = new Session(fetch);
  await session.renew();
  await assert.rejects(session.request('GET', '/api/calls'), { message: 'CallBridge on this computer does not answer.' });
});

test('an empty answer is null', async () => {
  const { fetch } = fakeFetch([200, FACTS], [202]);
  const session = new Session(fetch);
  await session.renew();
  assert.equal(await session.request('POST', '/api/calls/c1/answer', {}), null);
});

test('a renewed session keeps the page’s name', async () => {
  const { fetch, requests } = fakeFetch([200, FACTS], [200, FACTS]);
  const session = new Session(fetch);
  await session.renew();
  await session.renew();
  assert.deepEqual(requests.map(request => request.body), ['{}', '{"page":"p1"}']);
});
