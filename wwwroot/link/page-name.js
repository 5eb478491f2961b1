// @ts-check

const KEY = 'callbridge-page';

/**
 * The name that the listener knows a tab's page by, over a reload. It lies in the tab's storage only while no page is there: a tab that is
 * duplicated copies the storage of one that is in use, and two pages must not share a name.
 */
export class PageName {
  #storage;

  /** @param {() => Storage} storage throws where storage is blocked */
  constructor(storage = () => sessionStorage) {
    this.#storage = storage;
  }

  /** @returns {string | null} what this tab's last page was called; forgotten by this */
  take() {
    try {
      const name = this.#storage().getItem(KEY);
      this.#storage().removeItem(KEY);
      return name;
    } catch {
      return null;
    }
  }

  /** @param {string | null} name for the page that may come after this one */
  leave(name) {
    try {
      if (name) {
        this.#storage().setItem(KEY, name);
      }
    } catch {
      // Then the next page is a new one.
    }
  }
}
