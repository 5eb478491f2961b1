// @ts-check
/**
 * Shapes that the listener sends: its HTTP API and hub use the same JSON.
 *
 * @typedef {{id: string, type: string, name: string | null}} RecordRef a Salesforce record: 18-character id, sObject type
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
 * @property {{id: string, name: string, state: string, problem: string | null} | null} [lastCommand]
 * @property {'none' | 'searching' | 'answered' | 'failed'} search whether Salesforce was asked whose number it is
 * @property {string | null} [searchText] what finds the same records on Salesforce's own search page
 * @property {RecordRef[]} matches
 * @property {{who: Associated | null, what: Associated | null} | null} [association]
 * @property {string | null} [note]
 * @property {string | null} [disposition]
 * @property {boolean} [private]
 * @property {{state: 'none' | 'pending' | 'sending' | 'unknown' | 'saved' | 'failed', taskId: string | null, message: string | null} | null} [record]
 *
 * @typedef {{code: string, message: string, action: string | null}} Reason
 *
 * @typedef {Object} DeskStatus
 * @property {'available' | 'notConnected'} status
 * @property {Reason[]} reasons
 * @property {{extension: string, name: string | null} | null} [agent]
 * @property {unknown} [telephony]
 * @property {unknown} [salesforce]
 * @property {{pending: number, failed: number} | null} [outbox]
 *
 * @typedef {'unknown' | 'ready' | 'notReady' | 'loggedOut'} PresenceState
 * @typedef {Object} Presence readiness for queue calls
 * @property {PresenceState} state as the phone system last said
 * @property {string | null} reason why not ready
 * @property {string} since ISO 8601
 * @property {PresenceState | null} pending what was asked for and has not been seen yet
 * @property {string | null} problem why the last change did not come to pass
 *
 * @typedef {{epoch: string | number, version: number, status: DeskStatus, calls: Call[], presence?: Presence | null}} Push the whole live
 *   desk; without presence where no queue is set up
 *
 * @typedef {{kind: 'record', record: RecordRef} | {kind: 'search', text: string}} OrderedPop
 * @typedef {{ticket: string, kind: string, call: string | Call, pop: OrderedPop}} Order work that the listener gives to one page
 */
export {};
