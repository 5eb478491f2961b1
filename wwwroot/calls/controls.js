// @ts-check
/** @import {Call} from './call.js' */
import { firstOf } from './pairs.js';

/**
 * Everything that a call's card can hold, in the order in which it is seen and reached with the keyboard; what ends the call comes last.
 * `transfer` and `keypad` open their fields; every other name is a capability, with its command of the API.
 */
export const COMMANDS = Object.freeze({
  answer: 'answer',
  reject: 'reject',
  completeTransfer: 'complete-transfer',
  swap: 'swap',
  retrieve: 'retrieve',
  hold: 'hold',
  mute: 'mute',
  unmute: 'unmute',
  transfer: null,
  keypad: null,
  conference: 'conference',
  park: 'park',
  cancelTransfer: 'cancel-transfer',
  hangUp: 'hang-up',
});

/** @typedef {keyof typeof COMMANDS} Control */

/**
 * What a call offers now. What two calls offer together stands once: at the consultation what becomes of its transfer, at the held call
 * the swap, at the connected one the conference.
 * @param {Call} call
 * @param {Call[]} calls all of the desk's
 * @returns {Control[]}
 */
export function controlsOf(call, calls) {
  const can = new Set(call.capabilities);
  const consultation = firstOf(call, calls) !== null;
  const held = call.state === 'held';
  /** @type {Record<string, boolean>} */
  const offered = {
    ...Object.fromEntries(Object.keys(COMMANDS).map(control => [control, can.has(control)])),
    completeTransfer: can.has('completeTransfer') && consultation,
    cancelTransfer: can.has('cancelTransfer') && consultation,
    swap: can.has('swap') && held,
    retrieve: can.has('retrieve') && !(can.has('swap') && held),
    conference: can.has('conference') && !held,
    mute: can.has('mute') && !call.muted,
    unmute: can.has('unmute') && Boolean(call.muted),
    // Beside Complete transfer, these would send the person who is asked away instead of the caller.
    transfer: !consultation && (can.has('transfer') || can.has('consult')),
    park: !consultation && can.has('park'),
    keypad: can.has('dtmf'),
    // Hanging up a consultation is what cancelling its transfer does.
    hangUp: can.has('hangUp') && !(can.has('cancelTransfer') && consultation),
  };
  const controls = /** @type {Control[]} */ (Object.keys(COMMANDS));
  return controls.filter(control => offered[control] || call.pending?.kind === control);
}

/** Where the keyboard's focus goes from a control that vanishes because it was used; else to the card itself: never to what ends a call. */
export const SUCCESSORS = Object.freeze(/** @type {Partial<Record<Control, Control[]>>} */ ({
  hold: ['retrieve', 'swap'],
  retrieve: ['hold'],
  swap: ['hold'],
  mute: ['unmute'],
  unmute: ['mute'],
}));
