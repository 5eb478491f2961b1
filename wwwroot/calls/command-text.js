// @ts-check
/** @import {Control} from './controls.js' */
import { say, sayIf } from '../words/words.js';

/**
 * @param {Control} control
 * @returns {string}
 */
export const labelOf = control => say(`control.${control}`);

/**
 * @param {string} kind a command
 * @returns {string} what is being done
 */
export const pendingText = kind => sayIf(`doing.${kind}`) ?? say('doing.other');

/** Salesforce's own icons. @type {Readonly<Record<Control, string>>} */
const ICONS = Object.freeze({
  answer: 'call', reject: 'end_call', completeTransfer: 'change_owner', swap: 'sync', retrieve: 'play', hold: 'pause',
  mute: 'unmuted', unmute: 'muted', transfer: 'forward', keypad: 'keypad', conference: 'groups', park: 'pinned',
  cancelTransfer: 'cancel_transfer', hangUp: 'end_call',
});

/** @param {Control} control */
export const iconOf = control => ICONS[control];
