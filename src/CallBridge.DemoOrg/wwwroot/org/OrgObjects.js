// @ts-check

/**
 * @typedef {{name: string, label: string, type: string, required: boolean, createable: boolean, values: string[], referenceTo: string[]}} FieldInfo
 * @typedef {{name: string, label: string, plural: string, prefix: string, tab: boolean, columns: string[], highlights: string[],
 *   sections: {title: string, fields: string[]}[], form: string[], fields: FieldInfo[]}} ObjectInfo
 */

/** The objects that the org has pages for. */
export class OrgObjects {
  /** @type {Map<string, ObjectInfo>} */
  #byName;

  /** @param {ObjectInfo[]} objects */
  constructor(objects) {
    this.#byName = new Map(objects.map(object => [object.name, object]));
  }

  /** @param {string} type */
  knows(type) { return this.#byName.has(type); }

  /** @param {string} type @returns {ObjectInfo} */
  get(type) {
    const found = this.#byName.get(type);
    if (!found) throw new Error(`The demo org has no pages for ${type}.`);
    return found;
  }

  /** Objects with a tab, in the order of the navigation bar. */
  get tabs() { return [...this.#byName.values()].filter(object => object.tab); }

  /** The object that a record's Id names by its first three characters. @param {string} id */
  typeOf(id) {
    if (!/^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(id)) return null;
    return [...this.#byName.values()].find(object => object.prefix === id.slice(0, 3))?.name ?? null;
  }

  /** @param {string} type @param {string} field @returns {FieldInfo} */
  field(type, field) {
    const found = this.get(type).fields.find(candidate => candidate.name === field);
    if (!found) throw new Error(`${type} has no field ${field}.`);
    return found;
  }
}
