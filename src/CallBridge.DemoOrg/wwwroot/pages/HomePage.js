// @ts-check
import { element } from '../dom/element.js';
import { activityItem } from './ActivityTimeline.js';

/** Where a newcomer starts: the demo's calls, the pretend desk phone, and what was logged last. */
export class HomePage {
  #the;
  #demo;
  #container;
  #recent = element('ul', { class: 'timeline', 'aria-label': 'Latest calls' });

  /**
   * @param {import('./fieldValue.js').Surroundings} the
   * @param {HTMLElement} container
   * @param {HTMLElement} demo the demo's buttons, which stand on this page while it is shown
   */
  constructor(the, container, demo) {
    this.#the = the;
    this.#container = container;
    this.#demo = demo;
  }

  title = 'Home';
  info = {};

  async show() {
    await this.refresh();
    this.#container.replaceChildren(element('div', { class: 'home-columns' },
      element('section', { class: 'card demo-card', 'aria-label': 'Demo calls' },
        element('div', { class: 'welcome' },
          element('h1', {}, 'Make a call and see it logged'),
          element('p', {}, 'Start a call here. The softphone at the lower left rings: pop the caller’s record, answer, hang up, and the call is written to the record’s activity timeline.')),
        this.#demo),
      element('section', { class: 'card', 'aria-labelledby': 'latest-calls' },
        element('h2', { id: 'latest-calls' }, 'Latest calls'), this.#recent)));
  }

  async refresh() {
    const { records } = await this.#the.api.recentCalls();
    this.#recent.replaceChildren(...records.length > 0
      ? records.map(task => activityItem(task, this.#the))
      : [element('li', { class: 'empty' }, 'No call has been logged yet.')]);
  }
}
