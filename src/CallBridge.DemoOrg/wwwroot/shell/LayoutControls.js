// @ts-check
import { element } from '../dom/element.js';

const POPS = Object.freeze({ PopToEntity: 'Pop to detail page', PopToSearch: 'Pop to search page', PopToVisualforce: 'Pop to Visualforce page', PopToFlow: 'Pop to flow', DoNotPop: 'Don’t pop' });

/** @type {readonly {key: 'single' | 'multiple' | 'noMatch', label: string, pops: (keyof typeof POPS)[], entity?: string}[]} */
const RULES = Object.freeze([
  { key: 'single', label: 'If a single record matches', pops: ['PopToEntity', 'PopToVisualforce', 'PopToFlow', 'DoNotPop'] },
  { key: 'multiple', label: 'If multiple records match', pops: ['PopToSearch', 'PopToVisualforce', 'PopToFlow', 'DoNotPop'] },
  { key: 'noMatch', label: 'If no matching records are found', pops: ['PopToEntity', 'PopToVisualforce', 'PopToFlow', 'DoNotPop'], entity: 'Pop to new Contact' },
]);

/** The softphone layout's pop settings, which are an administrator's under Setup in Salesforce; a change is seen after a reload, as there. */
export class LayoutControls {
  element;

  /**
   * @param {import('../org/OrgApi.js').OrgApi} api
   * @param {{single: string, multiple: string, noMatch: string}} pops
   * @param {() => void} changed
   */
  constructor(api, pops, changed) {
    this.element = element('details', { class: 'layout-controls' },
      element('summary', {}, 'Softphone layout: what opens for a call'),
      ...RULES.map(({ key, label, pops: choices, entity }) => element('label', {}, label,
        element('select', {
          onchange: async (/** @type {Event} */ event) => {
            await api.setPops({ ...pops, [key]: /** @type {HTMLSelectElement} */ (event.target).value });
            changed();
          },
        }, ...choices.map(pop => element('option', { value: pop, selected: pop === pops[key] }, pop === 'PopToEntity' && entity ? entity : POPS[pop]))))));
  }
}
