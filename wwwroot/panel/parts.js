// @ts-check

/**
 * A template's copy with its named parts.
 * @param {HTMLTemplateElement} template
 * @returns {{root: HTMLElement, part: (name: string) => any}} `part` throws for a name that the template has not
 */
export function copyOf(template) {
  const root = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  const parts = new Map([...root.querySelectorAll('[data-part]')].map(element => [element.getAttribute('data-part'), element]));
  return {
    root,
    part: name => {
      const element = parts.get(name);
      if (!element) {
        throw new Error(`The template has no part ${name}.`);
      }
      return element;
    },
  };
}

/**
 * Sets text only where it differs, so that screen readers and selections are left in peace; hides what is empty.
 * @param {HTMLElement} element
 * @param {string | null} text
 */
export function show(element, text) {
  if (element.textContent !== (text ?? '')) {
    element.textContent = text;
  }
  element.hidden = !text;
}

/**
 * @param {Element} use an SVG use element
 * @param {string} icon key of the design system's utility icons
 */
export function setIcon(use, icon) {
  use.setAttribute('href', `lib/slds/utility.svg#${icon}`);
}
