// @ts-check
import { element, icon, objectIcon } from '../dom/element.js';
import { paths } from '../navigation/routes.js';
import { Refusal } from '../org/OrgApi.js';
import { fieldLabel } from './fieldLabel.js';

/** The new-record modal: prefilled from the address, it stands over whatever page was shown. */
export class NewRecordDialog {
  #the;
  #object;
  #dialog;
  #problem = element('p', { class: 'form-problem', role: 'alert', hidden: true });

  /**
   * @param {import('./fieldValue.js').Surroundings} the
   * @param {{type: string, defaults: Record<string, string>}} route
   * @param {() => void} cancelled
   */
  constructor(the, { type, defaults }, cancelled) {
    this.#the = the;
    this.#object = the.objects.get(type);
    this.title = `New ${this.#object.label}`;
    // Fields that are prefilled but not on the form are saved all the same, as in Salesforce.
    const unseen = Object.entries(defaults).filter(([name]) => !this.#object.form.includes(name));
    this.#dialog = element('dialog', { class: 'modal', 'aria-labelledby': 'new-record-title', onkeydown: (/** @type {KeyboardEvent} */ event) => { if (event.key === 'Escape') cancelled(); } },
      element('form', { onsubmit: (/** @type {SubmitEvent} */ event) => this.#save(event) },
        element('header', {}, objectIcon(type), element('h2', { id: 'new-record-title' }, this.title),
          element('button', { type: 'button', class: 'icon-button', 'aria-label': 'Cancel and close', onclick: cancelled }, icon('close'))),
        element('div', { class: 'form-fields' }, this.#problem,
          ...this.#object.form.map(name => this.#input(name, defaults[name] ?? '')),
          ...unseen.map(([name, value]) => element('input', { type: 'hidden', name, value }))),
        element('footer', {},
          element('button', { type: 'button', class: 'button', onclick: cancelled }, 'Cancel'),
          element('button', { type: 'submit', class: 'button brand' }, 'Save'))));
  }

  info = {};

  open() {
    document.body.append(this.#dialog);
    // Not showModal: that would make the softphone inert too, and a ringing call has to be answered.
    this.#dialog.show();
    this.#dialog.querySelector('input:not([type=hidden]), select')?.focus();
  }

  close() {
    this.#dialog.close();
    this.#dialog.remove();
  }

  /** @param {string} name @param {string} value */
  #input(name, value) {
    const field = this.#the.objects.field(this.#object.name, name);
    const id = `new-${name}`;
    const shared = { id, name, required: field.required };
    const control = field.type === 'picklist'
      ? element('select', shared, element('option', { value: '' }, '--None--'), ...field.values.map(choice => element('option', { value: choice, selected: choice === value }, choice)))
      : field.type === 'textarea' ? element('textarea', { ...shared, rows: 3 }, value)
        : element('input', { ...shared, value, type: field.type === 'phone' ? 'tel' : field.type === 'date' ? 'date' : 'text', autocomplete: 'off' });
    return element('div', { class: `form-field ${field.type === 'textarea' ? 'wide' : ''}` },
      element('label', { for: id }, field.required && element('span', { class: 'required', 'aria-hidden': 'true' }, '* '), fieldLabel(field)), control);
  }

  /** @param {SubmitEvent} event */
  async #save(event) {
    event.preventDefault();
    const values = Object.fromEntries(Array.from(new FormData(/** @type {HTMLFormElement} */ (event.target))).filter(([, value]) => value !== ''));
    try {
      const { id } = await this.#the.api.create(this.#object.name, values);
      await this.#the.go(paths.record(this.#object.name, id));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#problem.textContent = [error.message, ...Object.entries(error.fields).map(([name, messages]) => `${name}: ${messages.join(' ')}`)].join(' ');
      this.#problem.hidden = false;
    }
  }
}
