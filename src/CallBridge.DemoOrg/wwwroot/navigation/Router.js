// @ts-check

/** Moves through the org inside one document, so that the softphone's frame, and the calls it shows, survive every step. */
export class Router {
  #show;

  /** @param {(url: URL) => Promise<void>} show shows a page; resolves once it stands */
  constructor(show) {
    this.#show = show;
    addEventListener('popstate', () => { this.#show(new URL(location.href)); });
    document.addEventListener('click', event => this.#follow(event));
  }

  /** @returns {Promise<void>} */
  start() { return this.#show(new URL(location.href)); }

  /** @param {string} path @param {{replace?: boolean}} [how] @returns {Promise<void>} */
  go(path, { replace = false } = {}) {
    const url = new URL(path, location.origin);
    // The org's other addresses are not pages of this document.
    if (url.origin !== location.origin || !url.pathname.startsWith('/lightning/')) {
      location.assign(url);
      return Promise.resolve();
    }
    history[replace ? 'replaceState' : 'pushState'](null, '', url);
    return this.#show(url);
  }

  /** @param {MouseEvent} event */
  #follow(event) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.origin !== location.origin || !link.pathname.startsWith('/lightning/')) return;
    event.preventDefault();
    this.go(link.href);
  }
}
