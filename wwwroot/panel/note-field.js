// @ts-check

/** Milliseconds of quiet after which a note is saved. */
const QUIET = 1_000;

/** A note that saves itself: after a moment of quiet, on leaving the field, and when its card goes. */
export class NoteField {
  #field;
  #save;
  #dirty = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {HTMLTextAreaElement | HTMLInputElement} field
   * @param {(text: string) => Promise<boolean>} save true if it was taken; never rejects
   */
  constructor(field, save) {
    this.#field = field;
    this.#save = save;
    field.addEventListener('input', () => {
      this.#dirty = true;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.flush(), QUIET);
    });
    field.addEventListener('change', () => this.flush());
  }

  /** @param {string} text the note as the listener has it; what is being typed wins */
  show(text) {
    if (!this.#dirty && this.#field.value !== text && document.activeElement !== this.#field) {
      this.#field.value = text;
    }
  }

  async flush() {
    clearTimeout(this.#timer);
    if (!this.#dirty) {
      return;
    }
    this.#dirty = false;
    const sent = this.#field.value;
    if (!await this.#save(sent)) {
      this.#dirty = true;
    }
  }
}
