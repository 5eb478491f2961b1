// @ts-check
import { CtiHost } from '../cti/CtiHost.js';
import { frameUrl, newNonce } from '../cti/frameUrl.js';
import { element } from '../dom/element.js';

/**
 * The frame that holds the softphone's page, and the messages that pass its border. A page that does not say in time that it is there gives way to
 * the stand-by page, which is asked with the same parameters.
 */
export class SoftphoneFrame {
  #frame;
  #origin;

  /**
   * @param {HTMLElement} container
   * @param {{url: string, standbyUrl: string, timeoutMilliseconds: number, appId: string}} softphone
   * @param {Record<string, import('../cti/CtiHost.js').CtiMethod>} methods
   */
  constructor(container, softphone, methods) {
    this.#origin = new URL(softphone.url).origin;
    const parameters = { appId: softphone.appId, origin: location.origin, nonce: newNonce(bytes => crypto.getRandomValues(bytes)) };
    this.#frame = element('iframe', {
      id: 'softphone-frame', title: 'Softphone', allow: 'microphone; autoplay; clipboard-write',
      src: frameUrl(softphone.url, parameters),
    });
    this.host = new CtiHost(message => this.#frame.contentWindow?.postMessage(message, this.#origin), methods);
    const standby = setTimeout(() => { this.#frame.src = frameUrl(softphone.standbyUrl, parameters); }, softphone.timeoutMilliseconds);
    addEventListener('message', event => {
      if (event.source !== this.#frame.contentWindow || event.origin !== this.#origin) return;
      if (event.data?.methodName === 'notifyInitializationComplete') clearTimeout(standby);
      this.host.receive(event.data);
    });
    container.append(this.#frame);
  }
}
