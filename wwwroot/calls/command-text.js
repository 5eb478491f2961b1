// @ts-check
/** @import {Control} from './controls.js' */

/** @type {Readonly<Record<Control, string>>} */
const LABELS = Object.freeze({
  answer: 'Answer',
  reject: 'Reject',
  completeTransfer: 'Complete transfer',
  swap: 'Swap to this call',
  retrieve: 'Retrieve',
  hold: 'Hold',
  mute: 'Mute',
  unmute: 'Unmute',
  transfer: 'Transfer',
  keypad: 'Keypad',
  conference: 'Join calls',
  park: 'Park',
  cancelTransfer: 'Cancel transfer',
  hangUp: 'Hang up',
});

/** @param {Control} control */
export const labelOf = control => LABELS[control];

const PENDING = Object.freeze({
  answer: 'Answering…',
  reject: 'Rejecting…',
  hold: 'Holding…',
  retrieve: 'Taking back…',
  hangUp: 'Hanging up…',
  transfer: 'Transferring…',
  dtmf: 'Sending digits…',
  mute: 'Muting…',
  unmute: 'Unmuting…',
  park: 'Parking…',
  completeTransfer: 'Transferring…',
  cancelTransfer: 'Cancelling…',
  swap: 'Swapping…',
  conference: 'Joining…',
});

/**
 * @param {string} kind a command
 * @returns {string} what is being done
 */
export const pendingText = kind => PENDING[/** @type {keyof typeof PENDING} */ (kind)] ?? 'One moment…';

/** Salesforce's own icons. @type {Readonly<Record<Control, string>>} */
const ICONS = Object.freeze({
  answer: 'call', reject: 'end_call', completeTransfer: 'change_owner', swap: 'sync', retrieve: 'play', hold: 'pause',
  mute: 'unmuted', unmute: 'muted', transfer: 'forward', keypad: 'keypad', conference: 'groups', park: 'pinned',
  cancelTransfer: 'cancel_transfer', hangUp: 'end_call',
});

/** @param {Control} control */
export const iconOf = control => ICONS[control];
