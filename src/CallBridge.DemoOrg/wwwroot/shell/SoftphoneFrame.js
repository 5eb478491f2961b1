// @ts-check
import { CtiHost } from '../cti/CtiHost.js';
import { frameUrl, newNonce } from '../cti/frameUrl.js';
import { element } from '../dom/element.js';

/** The frame that holds the softphone's page, and the messages that pass its border. */
export class SoftphoneFrame {
  #frame;
  #origin;

  /**
   * @param {HTMLElement} container
   * @param {{url: string, appId: string}} softphone
   * @param {Record<string, import('../cti/CtiHost.js').CtiMethod>} methods
   */
  constructor(container, softphone, methods) {
    this.#origin = new URL(softphone.url).origin;
    this.#frame = element('iframe', {
      id: 'softphone-frame', title: 'Softphone', allow: 'microphone; autoplay; clipboard-write; loopback-network; local-network',
      src: frameUrl(softphone.url, { appId: softphone.appId, origin: location.origin, nonce: newNonce(bytes => crypto.getRandomValues(bytes)) }),
    });
    this.host = new CtiHost(message => this.#frame.contentWindow?.postMessage(message, this.#origin), methods);
    addEventListener('message', event => {
      if (event.source === this.#frame.contentWindow && event.origin === this.#origin) this.host.receive(event.data);
    });
    container.append(this.#frame);
  }
}
