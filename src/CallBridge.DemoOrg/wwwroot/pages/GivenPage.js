// @ts-check
import { element } from '../dom/element.js';

/** A flow or a Visualforce page that a softphone opened: the demo org shows what it was given. */
export class GivenPage {
  #container;
  #route;

  /** @param {HTMLElement} container @param {{page: 'flow' | 'visualforce', name: string, given: [string, string][]}} route */
  constructor(container, route) {
    this.#container = container;
    this.#route = route;
    this.title = route.name;
  }

  info = {};

  async show() {
    const { page, name, given } = this.#route;
    this.#container.replaceChildren(element('section', { class: 'card' },
      element('div', { class: 'page-title' }, element('p', { class: 'overline' }, page === 'flow' ? 'Flow' : 'Visualforce page'), element('h1', {}, name)),
      element('dl', { class: 'detail-fields', 'aria-label': 'Given' }, ...given.map(([key, value]) =>
        element('div', { class: 'field' }, element('dt', {}, key), element('dd', {}, value))))));
  }

  async refresh() {}
}
