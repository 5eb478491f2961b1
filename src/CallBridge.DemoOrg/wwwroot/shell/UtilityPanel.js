// @ts-check
import { element, icon } from '../dom/element.js';

/** One item of the utility bar with the panel that it opens: label, icon, size, open or minimised. */
export class UtilityPanel extends EventTarget {
  #panel;
  #panelLabel;
  #panelIcon;
  #item;
  #itemLabel;
  #itemIcon;
  #visible = false;
  body = element('div', { class: 'utility-body' });

  /**
   * @param {HTMLElement} panel
   * @param {HTMLElement} bar
   * @param {{id: string, label: string, iconKey: string, height: number, width: number}} look
   */
  constructor(panel, bar, { id, label, iconKey, height, width }) {
    super();
    this.#panel = panel;
    this.#panelLabel = element('h2', { id: `${id}-panel-label` }, label);
    this.#panelIcon = element('span', { class: 'utility-icon' }, icon(iconKey));
    this.#itemLabel = element('span', {}, label);
    this.#itemIcon = element('span', { class: 'utility-icon' }, icon(iconKey));
    this.#item = element('button', {
      type: 'button', id: `${id}-item`, class: 'utility-item', 'aria-controls': panel.id, onclick: () => this.setVisible(!this.#visible),
    }, this.#itemIcon, this.#itemLabel);
    bar.append(this.#item);
    panel.append(
      element('header', {}, this.#panelIcon, this.#panelLabel,
        element('button', { type: 'button', class: 'icon-button', 'aria-label': `Minimize ${label}`, title: 'Minimize', onclick: () => this.setVisible(false) }, icon('minimize'))),
      this.body);
    this.setHeight(height);
    this.setWidth(width);
    this.setVisible(false);
  }

  get visible() { return this.#visible; }

  /** @param {boolean} visible */
  setVisible(visible) {
    this.#visible = visible;
    // Minimised, not removed: the frame inside has to live on.
    this.#panel.hidden = false;
    this.#panel.classList.toggle('minimized', !visible);
    this.#panel.inert = !visible;
    this.#item.setAttribute('aria-expanded', String(visible));
    this.dispatchEvent(new Event('change'));
  }

  /** @param {number} px */
  setHeight(px) { this.#panel.style.setProperty('--panel-height', `${px}px`); }

  /** @param {number} px */
  setWidth(px) {
    this.width = px;
    this.#panel.style.setProperty('--panel-width', `${px}px`);
    this.dispatchEvent(new Event('change'));
  }

  /** @param {string} label */
  setPanelLabel(label) { this.#panelLabel.textContent = label; }

  /** @param {string} key */
  setPanelIcon(key) { this.#panelIcon.replaceChildren(icon(key)); }

  /** @param {string} label */
  setItemLabel(label) { this.#itemLabel.textContent = label; }

  /** @param {string} key */
  setItemIcon(key) { this.#itemIcon.replaceChildren(icon(key)); }

  /** Draws the eye to the item while something goes on in its panel. @param {boolean} busy */
  setBusy(busy) { this.#item.classList.toggle('busy', busy); }
}
