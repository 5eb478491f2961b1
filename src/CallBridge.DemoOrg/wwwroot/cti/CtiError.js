// @ts-check

/** What a method of the Open CTI host answers when it cannot do as asked. */
export class CtiError extends Error {
  /**
   * @param {'INVALID_PARAM' | 'GENERIC_ERROR' | 'SERVER_ERROR' | 'SOFTPHONE_CONTAINER_ERROR'} code
   * @param {string} description
   * @param {unknown} [details]
   */
  constructor(code, description, details = null) {
    super(description);
    this.code = code;
    this.details = details;
  }
}
