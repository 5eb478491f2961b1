// @ts-check
import { sayIf } from '../words/words.js';

/**
 * A sentence of the listener in the person's language: by its code where this page has words for it, else as the listener wrote it.
 * @param {string | null | undefined} sentence
 * @param {string | null | undefined} code
 * @param {Record<string, string | number> | null} [values]
 * @returns {string | null}
 */
export const serverText = (sentence, code, values) => (code ? sayIf(`said.${code}`, values ?? {}) : null) ?? sentence ?? null;
