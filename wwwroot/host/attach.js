// @ts-check
/** @import {Frame} from './frame.js' */
import { Problem } from '../link/problem.js';
import { LightningHost } from './lightning.js';
import { StandaloneHost } from './standalone.js';
import { loadToolkit } from './toolkit-script.js';

/**
 * Adapters by kind of frame; another host (Classic, Salesforce Voice) is one more line.
 * @type {Record<string, (() => import('./host.js').Host) | undefined>}
 */
const ADAPTERS = {
  lightning: () => new LightningHost(/** @type {any} */ (globalThis).sforce.opencti),
};

/**
 * @param {Frame} frame not an unknown org
 * @param {Document} document
 * @returns {Promise<{host: import('./host.js').Host, trouble: string | null}>} a standalone host and the reason if the right one
 *   could not be had: calls go on without Salesforce's page
 */
export async function attachHost(frame, document) {
  if (frame.kind === 'standalone' || frame.kind === 'unknownOrg') {
    return { host: new StandaloneHost(), trouble: null };
  }
  const adapter = ADAPTERS[frame.kind];
  if (!adapter) {
    return { host: new StandaloneHost(), trouble: 'Records cannot be opened from this panel in Salesforce Classic yet. Calls work.' };
  }
  try {
    await loadToolkit(frame.script, document);
    return { host: adapter(), trouble: null };
  } catch (error) {
    return { host: new StandaloneHost(), trouble: Problem.textOf(error) };
  }
}
