// @ts-check

/**
 * What changes in the org while a page is shown. A hidden tab lets its stream go: a browser gives one host six connections, and a
 * seventh tab would otherwise wait for ever.
 */
export class OrgEvents extends EventTarget {
  /** @type {EventSource | null} */
  #source = null;

  constructor() {
    super();
    document.addEventListener('visibilitychange', () => this.#follow());
    this.#follow();
  }

  #follow() {
    if (document.visibilityState === 'hidden') {
      this.#source?.close();
      this.#source = null;
      return;
    }
    if (this.#source) return;
    this.#source = new EventSource('/ui/events');
    for (const name of ['records', 'phone']) {
      this.#source.addEventListener(name, event =>
        this.dispatchEvent(new CustomEvent(name, { detail: JSON.parse(/** @type {MessageEvent} */ (event).data) })));
    }
  }
}
