// @ts-check
/**
 * Shapes that the listener sends: its HTTP API and hub use the same JSON.
 *
 * @typedef {{id: string, type: string, name: string | null}} RecordRef a Salesforce record: 18-character id, sObject type
 * @typedef {{id: string, number: string | null, subject: string | null}} OpenCase
 * @typedef {RecordRef & {cases?: OpenCase[]}} Matched with the open cases of a contact
 * @typedef {RecordRef & {because: 'chosen' | 'origin' | 'singleMatch' | 'openRecord' | 'derived'}} Associated
 *
 * @typedef {'initiated' | 'delivering' | 'alerting' | 'connected' | 'held' | 'heldByRemote' | 'queued' | 'failed' | 'closing' | 'ended'} CallState
 *
 * @typedef {Object} Call
 * @property {string} id
 * @property {string | null} [key]
 * @property {string} agent extension
 * @property {'inbound' | 'outbound'} direction
 * @property {boolean} internal
 * @property {string} origin
 * @property {CallState} state
 * @property {string | null} [stateSince] ISO 8601
 * @property {{number: string | null, name: string | null, display: string | null}} party
 * @property {string | null} [calledNumber]
 * @property {string | null} [queue]
 * @property {string | null} [transferredFrom]
 * @property {string} startedAt ISO 8601
 * @property {string | null} [connectedAt]
 * @property {string | null} [endedAt]
 * @property {number | null} [talkSeconds]
 * @property {string | null} [endReason]
 * @property {string | null} [consultOf] id of the call that this one is a consultation about
 * @property {boolean} [muted] the agent is not heard
 * @property {{number: string | null, name: string | null, display: string | null}[]} [parties] everybody else, where there are more than one
 * @property {string | null} [parkedAt] the parking space that the other end waits in
 * @property {string[]} capabilities
 * @property {{kind: string} | null} [pending] a command under way
 * @property {{id: string, name: string, state: string, problem: string | null, code?: string | null, values?: Record<string, string> | null} | null}
 *   [lastCommand] `code` of its problem
 * @property {'none' | 'searching' | 'answered' | 'failed'} search whether Salesforce was asked whose number it is
 * @property {string | null} [searchText] what finds the same records on Salesforce's own search page
 * @property {Matched[]} matches
 * @property {{who: Associated | null, what: Associated | null} | null} [association]
 * @property {string | null} [note]
 * @property {string | null} [disposition]
 * @property {boolean} [private]
 * @property {{state: 'none' | 'pending' | 'sending' | 'unknown' | 'saved' | 'failed', taskId: string | null, message: string | null,
 *   code?: string | null} | null} [record]
 *
 * @typedef {{code: string, message: string, action: string | null, said?: string | null, values?: Record<string, string> | null}} Reason `said`:
 *   the code of its message
 *
 * @typedef {Object} DeskStatus
 * @property {'available' | 'notConnected'} status
 * @property {Reason[]} reasons
 * @property {{extension: string, name: string | null} | null} [agent]
 * @property {{since?: string | null, nextTry?: string | null} | null} [telephony] since when it is as it is, and when a lost one is tried again
 * @property {{user?: string | null, userId?: string | null}} [salesforce] the agent's user there, once known
 * @property {{pending: number, failed: number, undecided?: number} | null} [outbox] `pending` has the undecided in it
 *
 * @typedef {'unknown' | 'ready' | 'notReady' | 'loggedOut'} PresenceState
 * @typedef {Object} Presence readiness for queue calls
 * @property {PresenceState} state as the phone system last said
 * @property {string | null} reason why not ready
 * @property {string} since ISO 8601
 * @property {PresenceState | null} pending what was asked for and has not been seen yet
 * @property {string | null} problem why the last change did not come to pass
 * @property {string | null} [code] of the problem
 * @property {Record<string, string> | null} [values]
 *
 * @typedef {{epoch: string | number, version: number, status: DeskStatus, calls: Call[], presence?: Presence | null}} Push the whole live
 *   desk; without presence where no queue is set up
 *
 * @typedef {({kind: 'record', record: RecordRef} | {kind: 'search'} | {kind: 'none'}) & {text?: string | null, number?: string | null,
 *   calledNumber?: string | null}} OrderedPop by how many records match: one, several, none
 * @typedef {{ticket: string, kind: string, call: string | Call, pop: OrderedPop}} Order work that the listener gives to one page
 *
 * @typedef {'pending' | 'sending' | 'unknown' | 'saved' | 'failed'} CallRecordState
 * @typedef {Object} CallRecord a call's record on its way to Salesforce
 * @property {string} key
 * @property {string} callId
 * @property {CallRecordState} state
 * @property {boolean} [undecided] unknown, and only a person can find out
 * @property {string | null} [message] what Salesforce said of it
 * @property {string | null} [code] of the message
 * @property {string | null} [nextAttemptAt] ISO 8601
 * @property {string} startedAt ISO 8601
 * @property {number} durationSeconds
 * @property {string} subject
 * @property {string | null} [description]
 * @property {string | null} [disposition]
 * @property {string | null} [who] id
 * @property {string | null} [what] id
 */
export {};
