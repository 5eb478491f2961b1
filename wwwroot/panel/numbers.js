// @ts-check

/** Writes phone numbers the way people of a region read them, by libphonenumber. */
export class Numbers {
  #library;
  #region;

  /**
   * @param {any} library the library's global; without it numbers stay as they are
   * @param {string | null} region ISO 3166 code; without one only international numbers are written
   */
  constructor(library, region) {
    this.#library = library;
    this.#region = region ?? undefined;
  }

  /**
   * @param {string} number as the phone system gave it
   * @returns {string}
   */
  read = number => {
    const parsed = this.#library?.parsePhoneNumberFromString?.(number, this.#region);
    if (!parsed?.isPossible()) {
      return number;
    }
    return parsed.country === this.#region ? parsed.formatNational() : parsed.formatInternational();
  };

  /**
   * @param {string} digits
   * @returns {string}
   */
  typed = digits => this.#library?.AsYouType ? new this.#library.AsYouType(this.#region).input(digits) : digits;

  /**
   * @param {{number: string, callingCode: string}} abroad `number` international, with its plus
   * @returns {string} the country's name in the person's language; its calling code where several share one
   */
  countryOf = ({ number, callingCode }) => {
    const country = this.#library?.parsePhoneNumberFromString?.(number)?.country;
    return (country && countryName(country)) || `+${callingCode}`;
  };
}

/** @param {string} country ISO 3166 code */
function countryName(country) {
  try {
    return new Intl.DisplayNames(globalThis.document?.documentElement.lang || undefined, { type: 'region' }).of(country);
  } catch {
    return country;
  }
}
