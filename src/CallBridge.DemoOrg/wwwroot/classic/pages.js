// @ts-check
import { element } from '../dom/element.js';
import { Refusal } from '../org/OrgApi.js';
import { toDemo } from './addresses.js';

/**
 * @typedef {object} ClassicPage
 * @property {string} title
 * @property {Record<string, unknown>} info what getPageInfo tells besides the address
 * @property {any[]} content
 *
 * @typedef {object} Surroundings
 * @property {import('../org/OrgApi.js').OrgApi} api
 * @property {import('../org/OrgObjects.js').OrgObjects} objects
 * @property {import('../shell/ClickToDial.js').ClickToDial} clickToDial
 * @property {(address: string) => void} go
 */

/**
 * @param {import('./addresses.js').ClassicRoute} route
 * @param {Surroundings} the
 * @returns {Promise<ClassicPage>}
 */
export async function makePage(route, the) {
  switch (route.page) {
    case 'home': return home(the);
    case 'record': return record(route.id, the);
    case 'new': return form(route, the);
    case 'search': return search(route.term, the);
    case 'given': return {
      title: route.name, info: {},
      content: [element('p', {}, route.kind), element('h1', {}, route.name),
        element('dl', { 'aria-label': 'Given' }, ...route.given.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]))],
    };
    default: return { title: 'Page not found', info: {}, content: [element('h1', {}, 'This page isn’t here')] };
  }
}

/** @param {Surroundings} the */
async function home({ api, objects }) {
  const lists = await Promise.all(['Contact', 'Lead', 'Account'].map(async type => ({ type, ...await api.list(type) })));
  const { scenarios } = await api.demo();
  return {
    title: 'Home', info: {},
    content: [
      element('h1', {}, 'Home'),
      element('div', { class: 'scenarios', role: 'group', 'aria-label': 'Demo calls' }, ...scenarios.map(({ id, title }) =>
        element('button', { type: 'button', onclick: () => api.play(id) }, title))),
      ...lists.map(({ type, records }) => element('section', { 'aria-label': objects.get(type).plural },
        element('h2', {}, objects.get(type).plural), links(records))),
    ],
  };
}

/** @param {string} id @param {Surroundings} the */
async function record(id, { api, objects, clickToDial }) {
  const { record: shown, activities } = await api.record(id);
  const { label, sections } = objects.get(shown.type);
  const info = { objectId: shown.id, objectName: shown.name, object: shown.type, displayName: label };
  const value = (/** @type {string} */ name) => objects.field(shown.type, name).type === 'phone'
    ? clickToDial.button(String(shown.values[name]), info)
    : String(shown.references[shown.values[name]]?.name ?? shown.values[name]);
  return {
    title: shown.name, info,
    content: [
      element('h1', {}, shown.name),
      element('dl', {}, ...sections.flatMap(({ fields }) => fields).filter(name => shown.values[name] !== null && shown.values[name] !== undefined && shown.values[name] !== '')
        .flatMap(name => [element('dt', {}, objects.field(shown.type, name).label), element('dd', {}, value(name))])),
      element('h2', {}, 'Activity History'),
      element('ul', { 'aria-label': 'Activity History' }, ...activities.past.map(task => element('li', {}, task.name))),
    ],
  };
}

/** @param {{prefix: string, defaults: Record<string, string>}} route @param {Surroundings} the */
async function form({ prefix, defaults }, { api, objects, go }) {
  const object = [...['Account', 'Contact', 'Lead', 'Case', 'Opportunity']].filter(type => objects.knows(type)).map(type => objects.get(type)).find(({ prefix: own }) => own === prefix);
  if (!object) return { title: 'Page not found', info: {}, content: [element('h1', {}, 'This page isn’t here')] };
  const problem = element('p', { role: 'alert', class: 'form-problem', hidden: true });
  const save = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const values = Object.fromEntries(Array.from(new FormData(/** @type {HTMLFormElement} */ (event.target))).filter(([, value]) => value !== ''));
    try {
      go(`/${(await api.create(object.name, values)).id}`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problem.textContent = error.message;
      problem.hidden = false;
    }
  };
  return {
    title: `New ${object.label}`, info: {},
    content: [element('h1', {}, `New ${object.label}`),
      element('form', { class: 'edit', onsubmit: save }, problem,
        ...object.form.map(name => element('label', {}, element('span', {}, objects.field(object.name, name).label),
          element('input', { name, value: defaults[name] ?? objects.field(object.name, name).default ?? '', autocomplete: 'off' }))),
        element('button', { type: 'submit' }, 'Save'))],
  };
}

/** @param {string} term @param {Surroundings} the */
async function search(term, { api }) {
  const found = await api.search(term);
  return { title: 'Search', info: {}, content: [element('h1', {}, `Search Results: ${term}`), links(found)] };
}

/** @param {import('../org/OrgApi.js').OrgRecord[]} records */
const links = records => element('ul', {}, ...records.map(({ id, name }) => element('li', {}, element('a', { href: toDemo(`/${id}`) }, name))));
