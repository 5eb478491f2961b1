// @ts-check
/** @import {Frame} from './frame.js' */
/** @import {Host} from './host.js' */
import { Problem } from '../link/problem.js';
import { ClassicHost } from './classic.js';
import { LightningHost } from './lightning.js';
import { StandaloneHost } from './standalone.js';
import { loadToolkit } from './toolkit-script.js';

/**
 * Adapters by kind of frame, made once their toolkit has run; another host is one more line here and in `frame.js`.
 * @type {Readonly<Record<'lightning' | 'classic', () => Host>>}
 */
const ADAPTERS = Object.freeze({
  lightning: () => new LightningHost(/** @type {any} */ (globalThis).sforce.opencti),
  classic: () => new ClassicHost(/** @type {any} */ (globalThis).sforce.interaction),
});

/**
 * @param {Frame} frame not an unknown org
 * @param {Document} document
 * @param {string | null} org origin of the org's pages, for a page outside Salesforce
 * @returns {Promise<{host: Host, trouble: string | null}>} a standalone host and the reason if the right one could not be had: calls go
 *   on without Salesforce's page
 */
export async function attachHost(frame, document, org) {
  if (frame.kind === 'standalone' || frame.kind === 'unknownOrg') {
    return { host: new StandaloneHost(org), trouble: null };
  }
  try {
    await loadToolkit(frame.script, document);
    return { host: ADAPTERS[frame.kind](), trouble: null };
  } catch (error) {
    return { host: new StandaloneHost(org), trouble: Problem.textOf(error) };
  }
}
