// @ts-check
/** @import {Call} from '../../wwwroot/calls/call.js' */

export const fred = Object.freeze({ id: '003000000000002AAA', type: 'Contact', name: 'Fred Bloggs' });
export const mary = Object.freeze({ id: '003000000000003AAA', type: 'Contact', name: 'Mary Bloggs' });

/**
 * A ringing outside call with one match.
 * @param {Partial<Call>} [changes]
 * @returns {Call}
 */
export const sampleCall = (changes = {}) => ({
  id: 'c1', agent: '1001', direction: 'inbound', internal: false, origin: 'pbx', state: 'alerting',
  party: { number: '07814256404', name: null, display: null },
  startedAt: '2026-03-02T16:11:36Z', connectedAt: null, endedAt: null, talkSeconds: 0, endReason: null,
  capabilities: ['answer', 'reject'], pending: null, lastCommand: null, search: 'answered', matches: [fred],
  association: { who: { ...fred, because: 'singleMatch' }, what: null },
  record: { state: 'none', taskId: null, message: null },
  ...changes,
});
