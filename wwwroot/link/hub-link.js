// @ts-check
import { waitBefore } from './backoff.js';
import { pause } from './pause.js';
import { noAnswer } from './problem.js';
/** @import {PhoneApi} from './phone-api.js' */

/** @typedef {{method: string, args: unknown[], expires: number, resolve: (value: any) => void, reject: (error: Error) => void}} Waiting */

/** Milliseconds for which a message waits for the next connection before it is given up. */
const KEEP = 60_000;

/**
 * The page's connection to the hub: WebSocket only, a new one-use ticket each time, tried for ever. A connection may die at any
 * moment; what must arrive waits for the next one.
 * Events: `state` (detail connecting | connected | lost), `desk`, `order`, `reload`.
 */
export class HubLink extends EventTarget {
  #signalR;
  #api;
  #pause;
  /** @type {any} */
  #connection = null;
  /** @type {Map<string, unknown[]>} by method: the last of each is said anew on every connection */
  #standing = new Map();
  /** @type {Waiting[]} */
  #waiting = [];

  /**
   * @param {any} signalR the library's global
   * @param {PhoneApi} api
   * @param {typeof pause} [wait] between attempts
   */
  constructor(signalR, api, wait = pause) {
    super();
    this.#signalR = signalR;
    this.#api = api;
    this.#pause = wait;
  }

  /** @param {AbortSignal} signal */
  async run(signal) {
    for (let failures = 0; !signal.aborted; failures++) {
      const closed = await this.#connect();
      if (closed) {
        failures = 0;
        await closed[0];
        this.#connection = null;
      }
      // A connection that breaks is no news if the next one stands within a moment.
      this.#tell('state', closed ? 'connecting' : 'lost');
      await this.#pause(waitBefore(failures + 1, Math.random()), signal);
    }
  }

  /** @returns {Promise<Promise<void>[] | null>} what settles when the connection closes; null if there was none */
  async #connect() {
    try {
      const ticket = await this.#api.ticket();
      const { HubConnectionBuilder, HttpTransportType, LogLevel } = this.#signalR;
      const connection = new HubConnectionBuilder()
        .withUrl(`/hubs/softphone?ticket=${encodeURIComponent(ticket)}`, {
          skipNegotiation: true, transport: HttpTransportType.WebSockets, withCredentials: false,
        })
        // A failed connection is a normal event here, and a logged URL would carry the ticket.
        .configureLogging(LogLevel.None)
        .build();
      connection.on('Desk', (/** @type {any} */ push) => this.#tell('desk', push));
      connection.on('Do', (/** @type {any} */ order) => this.#tell('order', order));
      connection.on('Reload', () => this.#tell('reload', null));
      const closed = new Promise(resolve => connection.onclose(() => resolve(undefined)));
      await connection.start();
      this.#connection = connection;
      this.#tell('state', 'connected');
      this.#catchUp();
      // Wrapped: awaiting #connect must not wait for the close as well.
      return [/** @type {Promise<void>} */ (closed)];
    } catch {
      return null;
    }
  }

  #catchUp() {
    for (const [method, args] of this.#standing) {
      this.#connection.invoke(method, ...args).catch(() => {});
    }
    const now = performance.now();
    for (const waiting of this.#waiting.splice(0)) {
      if (waiting.expires > now) {
        this.#invoke(waiting);
      } else {
        waiting.reject(noAnswer());
      }
    }
  }

  /**
   * Says something that stays true: said now and again on every later connection.
   * @param {string} method
   * @param {...unknown} args
   */
  stand(method, ...args) {
    this.#standing.set(method, args);
    this.#connection?.invoke(method, ...args).catch(() => {});
  }

  /**
   * Asks on the present connection only.
   * @param {string} method
   * @param {...unknown} args
   * @returns {Promise<any>}
   */
  async ask(method, ...args) {
    if (!this.#connection) {
      throw noAnswer();
    }
    return this.#connection.invoke(method, ...args);
  }

  /**
   * Says something once, on this or a later connection.
   * @param {string} method
   * @param {...unknown} args
   * @returns {Promise<any>}
   */
  say(method, ...args) {
    return new Promise((resolve, reject) => {
      this.#invoke({ method, args, expires: performance.now() + KEEP, resolve, reject });
    });
  }

  /** @param {Waiting} waiting */
  #invoke(waiting) {
    const connection = this.#connection;
    if (!connection) {
      this.#waiting.push(waiting);
      return;
    }
    connection.invoke(waiting.method, ...waiting.args).then(waiting.resolve, (/** @type {Error} */ error) => {
      if (connection !== this.#connection || connection.state !== 'Connected') {
        this.#waiting.push(waiting);
      } else {
        waiting.reject(error);
      }
    });
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
