// @ts-check

/**
 * What a page calls a field: describe's label names the column of the database, a page the thing.
 * @param {import('../org/OrgObjects.js').FieldInfo} field
 */
export function fieldLabel({ label }) {
  return label.replace(/ ID$/, '').replace(/^Full Name$/, 'Name').replace(/^Due Date Only$/, 'Due Date');
}
