// @ts-check

/** Speaks to screen readers through two live regions; the panel's own changes stay silent. */
export class Announcer {
  #polite;
  #urgent;

  /**
   * @param {HTMLElement} polite
   * @param {HTMLElement} urgent
   */
  constructor(polite, urgent) {
    this.#polite = polite;
    this.#urgent = urgent;
  }

  /** @param {{text: string, urgent: boolean}[]} news */
  say(news) {
    this.#fill(this.#polite, news.filter(item => !item.urgent));
    this.#fill(this.#urgent, news.filter(item => item.urgent));
  }

  /**
   * @param {HTMLElement} region
   * @param {{text: string}[]} news
   */
  #fill(region, news) {
    if (news.length > 0) {
      region.textContent = `${news.map(item => item.text).join('. ')}.`;
    }
  }
}
