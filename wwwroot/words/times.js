// @ts-check
import { currentLocale } from './words.js';

/**
 * @param {Date} at
 * @returns {string} the time of day, such as 16:11
 */
export const timeOfDay = at => at.toLocaleTimeString(currentLocale(), { hour: '2-digit', minute: '2-digit' });

/**
 * @param {Date} at
 * @param {Date} now
 * @returns {string} the time of something of today, else its day; empty for no date
 */
export function briefTime(at, now) {
  if (Number.isNaN(at.getTime())) {
    return '';
  }
  return at.toDateString() === now.toDateString()
    ? timeOfDay(at)
    : at.toLocaleDateString(currentLocale(), { day: 'numeric', month: 'short' });
}

/**
 * @param {Date} at
 * @returns {string} day and time, such as 25 Nov, 16:11
 */
export const fullTime = at => at.toLocaleString(currentLocale(), { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
