import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  becauseText, endText, isMissed, logText, outcomeText, partiesText, partyText, recordText, stateText, wayText,
} from '../../wwwroot/calls/call-text.js';
import { statusText } from '../../wwwroot/calls/status-text.js';
import { fred, mary, sampleCall } from './sample-call.js';

const party = (number, name, display = null) => ({ number, name, display });

test('the only match names the caller', () => {
  assert.deepEqual(partyText(sampleCall()), { title: 'Fred Bloggs', number: '07814256404', from: null });
});

test('several matches name nobody', () => {
  assert.equal(partyText(sampleCall({ matches: [fred, mary] })).title, '07814256404');
});

test('a number shown as the title is not shown twice', () => {
  assert.equal(partyText(sampleCall({ matches: [] })).number, null);
});

test('the phone system’s own name without a match is marked', () => {
  const call = sampleCall({ matches: [], party: party('07814256404', 'F BLOGGS') });
  assert.deepEqual(partyText(call), { title: 'F BLOGGS', number: '07814256404', from: 'not in Salesforce' });
});

test('the phone system’s own name is not marked before Salesforce has answered', () => {
  assert.equal(partyText(sampleCall({ search: 'searching', matches: [], party: party('07814256404', 'F BLOGGS') })).from, null);
});

test('a withheld number says so', () => {
  assert.deepEqual(partyText(sampleCall({ matches: [], party: party(null, null) })), { title: 'Number withheld', number: null, from: null });
});

test('a colleague is called as the listener names them', () => {
  const call = sampleCall({ internal: true, search: 'none', matches: [], party: party('1002', null, 'Bob Brown') });
  assert.deepEqual(partyText(call), { title: 'Bob Brown', number: '1002', from: null });
});

test('numbers are written as the region reads them', () => {
  assert.equal(partyText(sampleCall(), () => '07814 256404').number, '07814 256404');
});

test('an outbound ring is not called incoming', () => {
  assert.equal(stateText(sampleCall({ direction: 'outbound', state: 'delivering' })), 'Calling');
});

for (const [changes, text] of [
  [{ endReason: 'callerCancelled' }, 'Missed: the caller gave up'],
  [{ endReason: 'noAnswer' }, 'Missed: not answered'],
  [{ endReason: 'noAnswer', direction: 'outbound' }, 'No answer'],
  [{ endReason: 'localHangUp', direction: 'outbound' }, 'You cancelled'],
  [{ endReason: 'rejected' }, 'You rejected it'],
  [{ endReason: 'rejected', direction: 'outbound' }, 'They rejected it'],
  [{ endReason: 'linkLost' }, 'Phone system lost: end not seen'],
  [{ endReason: 'somethingNew' }, 'Ended'],
]) {
  test(`${changes.direction ?? 'inbound'} ${changes.endReason} reads “${text}”`, () => {
    assert.equal(endText(sampleCall({ state: 'ended', ...changes })), text);
  });
}

test('an answered call in a list shows direction and talk time', () => {
  assert.equal(outcomeText(sampleCall({ state: 'ended', connectedAt: '2026-03-02T16:12:00Z' }), '1:23'), 'In 1:23');
});

test('an unanswered call in a list is missed', () => {
  assert.equal(outcomeText(sampleCall({ state: 'ended', endReason: 'callerCancelled' }), '0:00'), 'Missed');
});

test('a call answered by a colleague’s phone is not missed', () => {
  assert.equal(outcomeText(sampleCall({ state: 'ended', endReason: 'answeredElsewhere' }), '0:00'), 'Answered on another phone');
});

test('missed is what nobody took', () => {
  const missed = reason => isMissed(sampleCall({ state: 'ended', endReason: reason }));
  const reasons = ['callerCancelled', 'noAnswer', 'answeredElsewhere', 'pickedUp', 'forwarded', 'rejected', 'transferred'];
  assert.deepEqual(reasons.filter(missed), ['callerCancelled', 'noAnswer']);
});

test('the way names queue and number dialled', () => {
  assert.equal(wayText(sampleCall({ queue: 'Support', calledNumber: '0207' }), n => `(${n})`), 'Queue Support · To (0207)');
});

test('a call to one’s own extension does not name it', () => {
  assert.equal(wayText(sampleCall({ calledNumber: '1001' })), null);
});

test('the log line names the record and the reason', () => {
  assert.deepEqual(logText(sampleCall()), { label: 'Will be logged to:', records: [{ name: 'Fred Bloggs', why: 'only match' }] });
});

test('the log line of a saved call is in the past', () => {
  const call = sampleCall({ state: 'ended', record: { state: 'saved', taskId: '00T', message: null } });
  assert.equal(logText(call).label, 'Logged to:');
});

test('a private call is not logged, whatever was matched', () => {
  assert.deepEqual(logText(sampleCall({ private: true })), { label: 'Private: will not be logged.', records: [] });
});

test('a call made private after its end is emptied in Salesforce; one that was private before it has no record', () => {
  const ended = state => sampleCall({ state: 'ended', private: true, record: { state, taskId: null, message: null } });
  assert.deepEqual(logText(ended('saved')), { label: 'Private: in Salesforce without name, number and notes.', records: [] });
  assert.deepEqual(logText(ended('none')), { label: 'Private: will not be logged.', records: [] });
});

for (const [name, changes, label] of [
  ['without a match', { matches: [] }, 'Will be logged without a record: no match.'],
  ['with several matches', { matches: [fred, mary] }, 'Will be logged without a record: 2 matches, none chosen.'],
  ['before the answer', { search: 'searching', matches: [] }, 'Looking up the number…'],
  ['without Salesforce', { search: 'failed', matches: [] }, 'Will be logged without a record: Salesforce could not be searched.'],
  ['of a withheld number', { search: 'none', matches: [], party: party(null, null) }, 'Will be logged without a record: no number.'],
  ['inside the company', { internal: true, matches: [] }, 'Will be logged without a record: internal call.'],
]) {
  test(`the log line ${name} says why there is no record`, () => {
    assert.equal(logText(sampleCall({ association: { who: null, what: null }, ...changes })).label, label);
  });
}

test('every reason of an association has words', () => {
  for (const because of ['chosen', 'origin', 'singleMatch', 'openRecord', 'derived']) {
    assert.notEqual(becauseText(because), because);
  }
});

test('nothing is said of a record while the call lives', () => {
  assert.equal(recordText(sampleCall({ state: 'connected' })), null);
});

test('a saved record is good news', () => {
  const call = sampleCall({ state: 'ended', record: { state: 'saved', taskId: '00T', message: null } });
  assert.deepEqual(recordText(call), { text: 'Saved to Salesforce', tone: 'good' });
});

test('a record that nobody can look up is left to the person; another unknown one is being looked up', () => {
  const unknown = code => recordText(sampleCall({ state: 'ended', record: { state: 'unknown', taskId: null, message: 'No answer.', code } }));
  assert.match(unknown('undecided').text, /See whether the task is in Salesforce/);
  assert.equal(unknown('undecided').tone, 'bad');
  assert.deepEqual(unknown(null), { text: 'Asking Salesforce whether it was saved…', tone: 'busy' });
});

test('a refused record says what Salesforce said', () => {
  const call = sampleCall({ state: 'ended', record: { state: 'failed', taskId: null, message: 'bad picklist value' } });
  assert.deepEqual(recordText(call), { text: 'Not saved: bad picklist value', tone: 'bad' });
});

const status = (changes = {}) => ({ status: 'available', reasons: [], outbox: { pending: 0, failed: 0 }, ...changes });

test('an available desk says nothing more', () => {
  assert.deepEqual(statusText(status(), 'connected', 'Crm'), {
    tone: 'good', title: 'Available', message: null, action: null, records: null, signIn: false,
  });
});

test('waiting records leave the desk available', () => {
  const { title, records } = statusText(status({ outbox: { pending: 1, failed: 2 } }), 'connected', 'Crm');
  assert.deepEqual([title, records], ['Available', '1 record waiting, 2 refused by Salesforce']);
});

test('what a person has to decide is counted apart', () => {
  assert.equal(statusText(status({ outbox: { pending: 3, failed: 0, undecided: 1 } }), 'connected', 'Crm').records, '2 records waiting, 1 for you to decide');
});

test('another user than the agent in this tab is said, by either form of the id', () => {
  const salesforce = { user: 'Sam Taylor', userId: '005gK0000000001UAA' };
  const titleFor = tabUser => {
    const { tone, title, message } = statusText(status({ salesforce }), 'connected', 'Crm', tabUser);
    return { tone, title, message };
  };
  const fine = { tone: 'good', title: 'Available', message: null };
  assert.deepEqual(titleFor('005gK0000000001UAA'), fine);
  assert.deepEqual(titleFor('005gK0000000001'), fine);
  assert.deepEqual(titleFor(null), fine);
  const other = titleFor('005gK0000000002UAA');
  assert.deepEqual([other.tone, other.title], ['warn', 'Available']);
  assert.match(other.message, /another user than Sam Taylor/);
});

test('an agent whose user may not write tasks is told while calls go on', () => {
  const reasons = [{ code: 'userNotEnabled', message: 'The agent’s user is not active.', action: 'Ask your administrator.' }];
  assert.deepEqual([statusText(status({ reasons }), 'connected', 'Crm')].map(({ tone, message, action }) => [tone, message, action]),
    [['warn', 'The agent’s user is not active.', 'Ask your administrator.']]);
});

test('a sign-in that is missing is said, with its button, although calls go on', () => {
  const reasons = [{ code: 'signIn', message: 'Nobody is signed in to Salesforce.', action: 'Sign in.' }];
  const { tone, title, message, action, signIn } = statusText(status({ reasons }), 'connected', 'Crm');
  assert.deepEqual([tone, title, message, action, signIn], [
    'warn', 'Available', 'Nobody is signed in to Salesforce.', 'Sign in.', true,
  ]);
});

test('Salesforce out of reach is no more than records that wait', () => {
  const reasons = [{ code: 'salesforceUnreachable', message: 'No answer.', action: 'Go on.' }];
  const { tone, message } = statusText(status({ reasons }), 'connected', 'Crm');
  assert.deepEqual([tone, message], ['good', null]);
});

test('a licence that only dials says so', () => {
  assert.equal(statusText(status(), 'connected', 'Client').message, 'This licence only dials.');
});

test('of several reasons the first is said, with what to do', () => {
  const reasons = [{ code: 'a', message: 'Phone system lost.', action: 'Wait.' }, { code: 'b', message: 'No licence.', action: 'Buy.' }];
  const { title, message, action } = statusText(status({ status: 'notConnected', reasons }), 'connected', 'Crm');
  assert.deepEqual([title, message, action], ['Not connected', 'Phone system lost.', 'Wait.']);
});

test('a lost listener outweighs what it said last', () => {
  assert.equal(statusText(status(), 'lost', 'Crm').title, 'Not connected');
});

test('a call that failed says why as soon as that is known', () => {
  const failed = sampleCall({ direction: 'outbound', state: 'failed' });
  assert.equal(stateText({ ...failed, endReason: 'busy' }), 'Busy');
  assert.equal(stateText({ ...failed, endReason: null }), 'Cannot be reached');
});

test('a call that is being picked up is called so until its party is known', () => {
  const asked = sampleCall({ direction: 'outbound', state: 'initiated', matches: [], party: party(null, null), pending: { kind: 'pickUp' } });
  assert.equal(partyText(asked).title, 'Call of a colleague');
  assert.equal(stateText(asked), 'Ringing your phone: pick up to take the call');
  assert.deepEqual(logText(asked), { label: '', records: [] });
  assert.equal(partyText({ ...asked, party: party('07814256404', null) }).title, '07814256404');
});

test('a parked call that could not be taken says so rather than that its number was withheld', () => {
  const ended = sampleCall({
    direction: 'outbound', state: 'ended', endReason: 'unreachable', matches: [], party: party(null, null),
    lastCommand: { id: 'r', name: 'unpark', state: 'failed', problem: 'Nothing is parked there.' },
  });
  assert.deepEqual([partyText(ended).title, stateText(ended)], ['Parked call', 'Not taken over']);
});

test('a parked call names its space; one that waits elsewhere does not', () => {
  assert.equal(stateText(sampleCall({ state: 'queued', parkedAt: '701' })), 'Parked in space 701');
  assert.equal(stateText(sampleCall({ state: 'queued' })), 'Waiting');
});

test('a conference names everybody; one other party is no conference', () => {
  const parties = [party('1002', 'Sam Patel'), party('07814256404', null, '07814256404'), party(null, null)];
  assert.equal(partiesText(sampleCall({ parties, party: party('1002', 'Sam Patel'), matches: [] }), number => `(${number})`), 'Conference: Sam Patel, (07814256404), Number withheld, and you');
  assert.equal(partiesText(sampleCall({ parties: [party('1002', 'Sam Patel')] })), null);
  assert.equal(partiesText(sampleCall()), null);
});

test('whom Salesforce knows is called so in a conference too', () => {
  const parties = [party('07814256404', 'F BLOGGS', 'F BLOGGS'), party('1002', 'Sam Patel', 'Sam Patel')];
  assert.equal(partiesText(sampleCall({ parties })), 'Conference: Fred Bloggs, Sam Patel, and you');
});

test('a lost phone system says since when, and when it is tried again', () => {
  const reasons = [{ code: 'phoneSystemLost', message: 'Asterisk does not answer.', action: 'Use the phone itself.' }];
  const at = (/** @type {string} */ time) => new Date(`2026-11-25T${time}`).toISOString();
  const lost = status({ status: 'notConnected', reasons, telephony: { since: at('16:11:00'), nextTry: at('16:12:30') } });
  assert.match(statusText(lost, 'connected', 'Crm').message, /^Asterisk does not answer\. Since 0?4:11.PM\. Next try at 0?4:12.PM\.$|^Asterisk does not answer\. Since 16:11\. Next try at 16:12\.$/);
  const other = status({ status: 'notConnected', reasons: [{ code: 'phoneSystemConnecting', message: 'Connecting.', action: '' }], telephony: { since: at('16:11:00') } });
  assert.equal(statusText(other, 'connected', 'Crm').message, 'Connecting.');
});
