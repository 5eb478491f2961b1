// @ts-check
/** @import {DeskStatus} from './call.js' */
import { say } from '../words/words.js';

/**
 * @param {DeskStatus | null} status null before the first push
 * @param {'connecting' | 'connected' | 'lost'} link to the listener
 * @returns {string | null} why numbers on Salesforce's pages are not clickable now; null while they are
 */
export function dialsText(status, link) {
  if (link === 'lost') {
    return say('dials.noListener');
  }
  return status && status.status !== 'available' ? say('dials.notConnected') : null;
}
