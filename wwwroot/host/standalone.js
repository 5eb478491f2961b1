// @ts-check
import { Host } from './host.js';

/** The page opened by itself in a tab: calls and dialling work; there is no Salesforce page to pop records in. */
export class StandaloneHost extends Host {}
