// @ts-check

/** What every message of the Interaction API begins with; the rest is a query string. */
const PREFIX = 'interactionApi/';

/**
 * @param {unknown} data of a window message
 * @returns {Record<string, string> | null} null if it is none of the Interaction API's
 */
export function readMessage(data) {
  return typeof data === 'string' && data.startsWith(PREFIX) ? Object.fromEntries(new URLSearchParams(data.slice(PREFIX.length))) : null;
}

/** @param {Record<string, string>} parts */
export const writeMessage = parts => PREFIX + new URLSearchParams(parts);
