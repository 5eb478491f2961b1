// @ts-check
import { say } from './words.js';

/** What an element's `data-say…` attribute stands for. @type {Readonly<Record<string, (element: Element, text: string) => void>>} */
const PLACES = Object.freeze({
  'data-say': (element, text) => {
    element.textContent = text;
  },
  'data-say-label': (element, text) => element.setAttribute('aria-label', text),
  'data-say-hint': (element, text) => element.setAttribute('placeholder', text),
});

/**
 * Puts the words of the person's language into a document and its templates. The English that stands there is for reading the source.
 * @param {Document | DocumentFragment} root
 */
export function translate(root) {
  for (const [attribute, put] of Object.entries(PLACES)) {
    for (const element of root.querySelectorAll(`[${attribute}]`)) {
      put(element, say(element.getAttribute(attribute) ?? ''));
    }
  }
  for (const template of root.querySelectorAll('template')) {
    translate(template.content);
  }
}
