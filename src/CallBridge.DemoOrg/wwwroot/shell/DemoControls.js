// @ts-check
import { element, icon } from '../dom/element.js';
import { Refusal } from '../org/OrgApi.js';

/**
 * The demo's buttons: calls to start, and a pretend desk phone with its keys. There is one of them in the document; it stands on the
 * home page while that is shown, and in the utility bar's panel on every other.
 */
export class DemoControls extends EventTarget {
  #api;
  #display = element('output', { class: 'phone-display', 'aria-label': 'Desk phone display' });
  #number = element('input', { type: 'tel', id: 'desk-phone-number', placeholder: 'Number', autocomplete: 'off' });
  #problem = element('p', { class: 'form-problem', role: 'alert', hidden: true });

  /**
   * @param {import('../org/OrgApi.js').OrgApi} api
   * @param {{scenarios: import('../org/OrgApi.js').Scenario[], keys: import('../org/OrgApi.js').PhoneKey[], state: import('../org/OrgApi.js').PhoneState}} demo
   */
  constructor(api, { scenarios, keys, state }) {
    super();
    this.#api = api;
    const own = keys.filter(key => !key.farEnd && !key.needsNumber);
    const dialling = keys.filter(key => key.needsNumber);
    const far = keys.filter(key => key.farEnd && !key.needsNumber);
    this.element = element('div', { class: 'demo-controls' },
      element('section', { class: 'scenarios', 'aria-label': 'Scenarios' },
        element('h3', {}, 'Start a call'),
        element('div', { class: 'scenario-grid' }, ...scenarios.map(scenario => this.#scenario(scenario)))),
      element('section', { class: 'desk-phone', 'aria-label': 'Desk phone' },
        element('h3', {}, 'Pretend desk phone'),
        this.#display,
        dialling.length > 0 && element('form', { class: 'phone-dial', onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); this.#press(dialling[0]); } },
          element('label', { for: 'desk-phone-number', class: 'visually-hidden' }, 'Number to dial on the desk phone'), this.#number,
          ...dialling.map((key, index) => this.#key(key, index === 0))),
        element('div', { class: 'phone-keys', role: 'group', 'aria-label': 'Desk phone keys' }, ...own.map(key => this.#key(key))),
        far.length > 0 && element('div', { class: 'phone-keys far', role: 'group', 'aria-label': 'Far end' }, element('p', {}, 'The other party'), ...far.map(key => this.#key(key)))),
      this.#problem);
    this.show(state);
  }

  /** @param {import('../org/OrgApi.js').PhoneState} state */
  show({ summary, lines }) {
    this.#display.replaceChildren(
      element('strong', {}, summary),
      ...lines.map(({ number, name, state }) => element('span', { class: `phone-line is-${state}` }, `${name ? `${name} · ` : ''}${number}`, element('em', {}, state))));
    this.dispatchEvent(new CustomEvent('busy', { detail: lines.length > 0 }));
  }

  /** @param {import('../org/OrgApi.js').Scenario} scenario */
  #scenario({ id, title, description }) {
    return element('button', { type: 'button', class: 'scenario', 'data-scenario': id, 'aria-describedby': description ? `scenario-${id}` : null, 'aria-label': title, onclick: () => this.#do(() => this.#api.play(id)) },
      icon(scenarioIcon(title)), element('span', { class: 'scenario-text' }, element('strong', {}, title), description && element('small', { id: `scenario-${id}` }, description)));
  }

  /** @param {import('../org/OrgApi.js').PhoneKey} key @param {boolean} [submits] */
  #key(key, submits = false) {
    return element('button', {
      type: submits ? 'submit' : 'button', class: `phone-key key-${key.id}`, 'data-key': key.id, onclick: submits ? null : () => this.#press(key),
    }, key.label);
  }

  /** @param {import('../org/OrgApi.js').PhoneKey} key */
  #press(key) {
    return this.#do(() => this.#api.press(key.id, key.needsNumber ? this.#number.value.trim() : null));
  }

  /** @param {() => Promise<unknown>} action */
  async #do(action) {
    this.#problem.hidden = true;
    try {
      await action();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#problem.textContent = error.message;
      this.#problem.hidden = false;
    }
  }
}

/** @param {string} title */
function scenarioIcon(title) {
  return /busy|no answer|outgoing|outbound|dial/i.test(title) ? 'outbound_call' : /incoming|caller|match|second/i.test(title) ? 'incoming_call' : 'call';
}
