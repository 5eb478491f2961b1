// @ts-check

/**
 * The address that Salesforce loads into the softphone's frame, parameter for parameter in its order.
 * @param {string} softphoneUrl the call center's adapter URL
 * @param {{appId: string, origin: string, nonce: string}} frame
 */
export function frameUrl(softphoneUrl, { appId, origin, nonce }) {
  const query = new URLSearchParams([
    ['mode', 'Lightning'], ['ltn_app_id', appId], ['isdtp', 'vw'], ['sfdcIframeOrigin', origin], ['clc', '1'], ['nonce', nonce],
  ]);
  return `${softphoneUrl}${softphoneUrl.includes('?') ? '&' : '?'}${query}`;
}

/** @param {(bytes: Uint8Array) => Uint8Array} fill takes an array and fills it with randomness */
export function newNonce(fill) {
  return Array.from(fill(new Uint8Array(32)), byte => byte.toString(16).padStart(2, '0')).join('');
}
