// @ts-check
import { sayIf } from '../words/words.js';

/**
 * @param {string} type sObject type
 * @returns {string} Salesforce's own standard objects in the person's language; custom ones by their API name without its suffix
 */
export const recordTypeText = type => sayIf(`type.${type}`) ?? type.replace(/__c$/, '').replaceAll('_', ' ');
