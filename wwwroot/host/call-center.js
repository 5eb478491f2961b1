// @ts-check

/**
 * What the listener needs of the call center definition that an administrator has imported; null where it says nothing.
 * @typedef {{outsidePrefix: string | null, longDistancePrefix: string | null, internationalPrefix: string | null,
 *   countryCallingCode: string | null, screenPop: string | null}} CallCenter
 */

const DIALLING = '/reqDialingOptions/';
const OWN = '/callBridge/';

/**
 * @param {any} settings a flat map from `/section/item` to texts, as getCallCenterSettings returns it
 * @returns {CallCenter}
 */
export function readCallCenter(settings) {
  const text = (/** @type {string} */ key) => {
    const value = settings?.[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  return {
    outsidePrefix: text(`${DIALLING}reqOutsidePrefix`),
    longDistancePrefix: text(`${DIALLING}reqLongDistPrefix`),
    internationalPrefix: text(`${DIALLING}reqInternationalPrefix`),
    countryCallingCode: text(`${OWN}countryCallingCode`),
    screenPop: text(`${OWN}screenPop`),
  };
}
