// @ts-check
import { paths } from '../navigation/routes.js';
import { CtiError } from './CtiError.js';

/** Salesforce's search refuses shorter texts. */
const SHORTEST_SEARCH = 3;

/**
 * Where a screen pop leads.
 * @param {{type?: unknown, params?: any}} pop as the page sent it
 * @param {{typeOf: (recordId: string) => string | null, knows: (type: string) => boolean}} org
 * @returns {string} the path to go to
 */
export function screenPopPath({ type, params }, org) {
  const given = params !== null && typeof params === 'object' ? params : {};
  /** @param {string} name */
  const required = name => {
    if (typeof given[name] !== 'string' || given[name] === '') throw invalid(`screenPop ${type}: params.${name} is required.`);
    return /** @type {string} */ (given[name]);
  };
  /** @param {string} name */
  const objectType = name => {
    const value = required(name);
    if (!org.knows(value)) throw invalid(`screenPop ${type}: the demo org has no pages for ${value}.`);
    return value;
  };
  switch (type) {
    case 'sobject': {
      const id = required('recordId');
      const recordType = org.typeOf(id);
      if (!recordType) throw invalid(`screenPop sobject: ${id} is not the Id of a record that the demo org has pages for.`);
      return paths.record(recordType, id);
    }
    case 'url': {
      const url = required('url');
      if (!/^\/(?![/\\])/.test(url)) throw invalid('screenPop url: params.url must be relative to the org and start with one slash.');
      if (/^\/apex\/\w+(?:\?|$)/.test(url)) return paths.visualforce(url);
      const recordType = org.typeOf(url.slice(1));
      return recordType ? paths.record(recordType, url.slice(1)) : url;
    }
    case 'objecthome': return paths.list(objectType('scope'));
    case 'list': return paths.list(objectType('scope'), required('listViewId'));
    case 'search': {
      const text = required('searchString');
      if (text.length < SHORTEST_SEARCH) throw invalid(`screenPop search: params.searchString needs ${SHORTEST_SEARCH} characters or more.`);
      return paths.search(text);
    }
    case 'newRecord': return paths.create(objectType('entityName'), given.defaultFieldValues ?? {});
    case 'flow': {
      const args = given.flowArgs ?? [];
      if (!Array.isArray(args) || args.some(argument => typeof argument?.name !== 'string' || typeof argument?.type !== 'string'))
        throw invalid('screenPop flow: params.flowArgs is a list of {name, type, value}.');
      return paths.flow(required('flowDevName'), args.map(argument => [argument.name, String(argument.value ?? '')]));
    }
    default: throw invalid('screenPop: type must be one of SCREENPOP_TYPE.');
  }
}

/** @param {string} description */
const invalid = description => new CtiError('INVALID_PARAM', description);
