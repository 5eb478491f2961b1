// @ts-check

/** What a person types of a number; anything else was pasted or carries an extension, and stays as it is. */
const TYPED = /^[+\d\s()./-]*$/;

/**
 * Writes a number while it is typed.
 * @param {string} value the field's text
 * @param {boolean} appended whether a character was just typed at its end; any other edit is left alone, or the cursor would jump
 * @param {(digits: string) => string} format digits and a leading plus → as written in the region
 * @returns {string}
 */
export function asTyped(value, appended, format) {
  return appended && TYPED.test(value) ? format(value.replace(/[^\d+]/g, '')) : value;
}

/**
 * @param {HTMLInputElement} input just edited
 * @param {Event} event of the edit
 * @param {(digits: string) => string} format as for `asTyped`
 */
export function writeAsTyped(input, event, format) {
  const appended = /** @type {InputEvent} */ (event).inputType === 'insertText' && input.selectionEnd === input.value.length;
  const written = asTyped(input.value, appended, format);
  if (written !== input.value) {
    input.value = written;
  }
}
