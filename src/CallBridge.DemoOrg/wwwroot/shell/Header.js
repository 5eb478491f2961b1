// @ts-check
import { element, icon } from '../dom/element.js';
import { paths } from '../navigation/routes.js';
import { initials } from '../org/format.js';

/** The org's head: search, the way to the demo, and the navigation bar. */
export class Header {
  #links;

  /**
   * @param {HTMLElement} container
   * @param {{organization: string, user: {name: string}, tabs: import('../org/OrgObjects.js').ObjectInfo[], go: (path: string) => void, showDemo: () => void}} the
   */
  constructor(container, { organization, user, tabs, go, showDemo }) {
    const search = element('input', { type: 'search', name: 'term', placeholder: 'Search…', 'aria-label': 'Search the org', autocomplete: 'off' });
    this.#links = [element('a', { href: paths.home() }, 'Home'), ...tabs.map(object => element('a', { href: paths.list(object.name), 'data-object': object.name }, object.plural))];
    container.append(
      element('div', { class: 'global-head' },
        element('a', { class: 'logo', href: paths.home(), 'aria-label': 'CallBridge Demo Org, home' }, element('img', { src: '/assets/favicon.svg', alt: '' })),
        element('form', { class: 'global-search', role: 'search', onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); if (search.value.trim()) go(paths.search(search.value.trim())); } },
          icon('search'), search),
        element('div', { class: 'global-actions' },
          element('button', { type: 'button', class: 'demo-button', onclick: showDemo }, icon('demo'), 'Demo calls'),
          element('span', { class: 'avatar', role: 'img', 'aria-label': user.name, title: `${user.name} • ${organization}` }, initials(user.name)))),
      element('div', { class: 'nav-bar' },
        element('span', { class: 'waffle' }, icon('waffle')),
        element('span', { class: 'app-name' }, 'Service'),
        element('nav', { 'aria-label': 'Objects' }, element('ul', {}, ...this.#links.map(link => element('li', {}, link))))));
  }

  /** @param {string | null} type the object whose tab is current; null for Home */
  mark(type) {
    for (const link of this.#links) {
      const current = (link.dataset.object ?? null) === type;
      if (current) link.setAttribute('aria-current', 'page'); else link.removeAttribute('aria-current');
    }
  }
}
