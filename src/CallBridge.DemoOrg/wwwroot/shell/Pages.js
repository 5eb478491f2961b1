// @ts-check
import { element } from '../dom/element.js';
import { paths, readRoute } from '../navigation/routes.js';
import { GivenPage } from '../pages/GivenPage.js';
import { HomePage } from '../pages/HomePage.js';
import { ListPage } from '../pages/ListPage.js';
import { NewRecordDialog } from '../pages/NewRecordDialog.js';
import { RecordPage } from '../pages/RecordPage.js';
import { SearchPage } from '../pages/SearchPage.js';

/** @typedef {{title: string, info: Record<string, any>, show(): Promise<void>, refresh(): Promise<unknown>}} Page */

/** Shows the page of an address, one at a time, and tells where the user is. */
export class Pages extends EventTarget {
  #the;
  #container;
  #demoElement;
  /** @type {Page | null} */
  #page = null;
  /** @type {NewRecordDialog | null} */
  #dialog = null;
  #address = '';
  /** The newest step wins: an answer that comes late must not bring back the page before. */
  #step = 0;
  #refreshed = Promise.resolve();

  /**
   * @param {import('../pages/fieldValue.js').Surroundings} the
   * @param {HTMLElement} container
   * @param {HTMLElement} demoElement
   */
  constructor(the, container, demoElement) {
    super();
    this.#the = the;
    this.#container = container;
    this.#demoElement = demoElement;
  }

  /** The object of the page's tab; null at home. @type {string | null} */
  objectType = null;
  atHome = false;

  /** What Open CTI tells of the view: the whole address, and the record if the page shows one. */
  get viewInfo() {
    return { url: location.href, ...(this.#dialog ? {} : this.#page?.info) };
  }

  /** @param {URL} url */
  async show(url) {
    const step = ++this.#step;
    const route = readRoute(url);
    this.#dialog?.close();
    this.#dialog = null;
    if (route.page === 'new' && this.#the.objects.knows(route.type)) {
      const behind = this.#address;
      if (!this.#page) await this.#stand(new ListPage(this.#the, this.#container, route), route.type, false, step);
      if (step !== this.#step) return;
      this.#dialog = new NewRecordDialog(this.#the, route, () => this.#the.go(behind || paths.list(route.type)));
      this.#dialog.open();
      document.title = `${this.#dialog.title} | CallBridge Demo Org`;
    } else {
      const address = url.pathname + url.search;
      if (address === this.#address && this.#page) await this.refresh();
      else await this.#stand(this.#make(route), objectOf(route, this.#the.objects), route.page === 'home', step);
      if (step !== this.#step) return;
      this.#address = address;
      document.title = `${this.#page?.title} | CallBridge Demo Org`;
    }
    this.dispatchEvent(new Event('shown'));
  }

  /**
   * Brings the page up to date. One refresh after the other: an older answer must not come last. A dialog stays as it is typed in.
   * @returns {Promise<void>}
   */
  refresh() {
    const turn = this.#refreshed.then(async () => { await this.#page?.refresh(); });
    this.#refreshed = turn.catch(() => {});
    return turn;
  }

  /** @param {Page} page @param {string | null} objectType @param {boolean} atHome @param {number} step */
  async #stand(page, objectType, atHome, step) {
    this.#container.setAttribute('aria-busy', 'true');
    try {
      await page.show();
    } catch (error) {
      if (step !== this.#step) return;
      page = new MissingPage(this.#container, error instanceof Error ? error.message : String(error));
      await page.show();
    }
    if (step !== this.#step) return;
    this.#page = page;
    this.objectType = objectType;
    this.atHome = atHome;
    this.#container.setAttribute('aria-busy', 'false');
    scrollTo(0, 0);
  }

  /** @param {import('../navigation/routes.js').Route} route @returns {Page} */
  #make(route) {
    const objects = this.#the.objects;
    switch (route.page) {
      case 'home': return new HomePage(this.#the, this.#container, this.#demoElement);
      case 'search': return new SearchPage(this.#the, this.#container, route);
      case 'flow': case 'visualforce': return new GivenPage(this.#container, route);
      case 'record': return new RecordPage(this.#the, this.#container, route);
      case 'list': if (objects.knows(route.type)) return new ListPage(this.#the, this.#container, route);
      // falls through
      default: return new MissingPage(this.#container, 'The demo org has no such page.');
    }
  }
}

class MissingPage {
  title = 'Page not found';
  info = {};
  #container;
  #message;

  /** @param {HTMLElement} container @param {string} message */
  constructor(container, message) {
    this.#container = container;
    this.#message = message;
  }

  async show() {
    this.#container.replaceChildren(element('section', { class: 'card missing' },
      element('h1', {}, 'This page isn’t here'), element('p', { role: 'alert' }, this.#message), element('a', { class: 'button', href: paths.home() }, 'Go home')));
  }

  async refresh() {}
}

/** @param {import('../navigation/routes.js').Route} route @param {import('../org/OrgObjects.js').OrgObjects} objects */
function objectOf(route, objects) {
  if (route.page === 'list') return route.type;
  if (route.page === 'record') return route.type ?? objects.typeOf(route.id);
  return route.page === 'home' ? null : '';
}
