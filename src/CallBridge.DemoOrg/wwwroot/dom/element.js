// @ts-check

const SVG = 'http://www.w3.org/2000/svg';

/** The sprite's symbols; Salesforce has many more keys than are drawn here. */
const DRAWN = new Set(['account', 'call', 'case', 'chevron', 'close', 'contact', 'demo', 'down', 'end_call', 'home', 'incoming_call', 'lead',
  'minimize', 'opportunity', 'outbound_call', 'pause', 'search', 'task', 'user', 'waffle']);

/**
 * Makes an element. Attributes that are functions become listeners (`onclick`), true becomes an empty attribute, and what is false or
 * missing is left out. Children that are strings become text, never markup.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {any}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child !== null && child !== undefined && child !== false) made.append(child);
  return made;
}

/**
 * @param {string} key a name of the sprite; keys that are not drawn there show the handset
 * @param {string} [className]
 */
export function icon(key, className = 'icon') {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('viewBox', '0 0 24 24');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `/assets/icons.svg#${DRAWN.has(key) ? key : 'call'}`);
  svg.append(use);
  return svg;
}

/** The coloured square that stands for an object. @param {string} type */
export function objectIcon(type, className = '') {
  return element('span', { class: `object-icon object-${type.toLowerCase()} ${className}` }, icon(type.toLowerCase()));
}
