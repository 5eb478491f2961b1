// @ts-check
/** @import {Call, Order, Push} from './calls/call.js' */
/** @import {Dialled, Host} from './host/host.js' */
/** @import {PageContext} from './host/page-context.js' */
/** @import {HubLink} from './link/hub-link.js' */
/** @import {PhoneApi} from './link/phone-api.js' */
/** @import {Panel} from './main.js' */
/** @import {Numbers} from './panel/numbers.js' */
import { announcements } from './calls/announcements.js';
import { partyText } from './calls/call-text.js';
import { ClickGuard } from './calls/click-guard.js';
import { DeskState, isOver, isRinging } from './calls/desk-state.js';
import { Problem } from './link/problem.js';
import { CallList } from './panel/call-list.js';
import { Popper } from './pop/popper.js';

/** What the utility bar shows when no call is on. */
const IDLE_FACE = Object.freeze({ label: 'Phone', icon: 'call' });

/** The live panel: joins the listener's pushes, the host around and the views. */
export class Softphone {
  #panel;
  #api;
  #host;
  #hub;
  #numbers;
  #desk = new DeskState();
  #clicks = new ClickGuard(() => performance.now(), () => crypto.randomUUID());
  #context;
  #popper;
  #list;
  #ended = '';
  #faceShown = false;

  /**
   * @param {Panel} panel
   * @param {{api: PhoneApi, host: Host, hub: HubLink, context: PageContext, numbers: Numbers, dialsOnly: boolean}} parts
   */
  constructor(panel, { api, host, hub, context, numbers, dialsOnly }) {
    this.#panel = panel;
    this.#api = api;
    this.#host = host;
    this.#numbers = numbers;
    this.#hub = hub;
    this.#context = context;
    this.#popper = new Popper(host, hub, context);
    this.#list = new CallList(panel.calls, panel.cards, {
      command: (call, command, body) => api.command(call.id, command, body),
      popFor: call => dialsOnly ? null : this.#popper.popFor(call),
      pop: call => this.#popper.pop(call),
      popRecord: host.canPop ? (call, record) => this.#popper.popRecord(call, record) : null,
      dialsOnly,
    }, numbers);
  }

  /** @param {AbortSignal} signal */
  async run(signal) {
    this.#listenToHub(signal);
    this.#listenToHost(signal);
    const report = () => this.#hub.stand('Report', this.#context.report);
    this.#context.addEventListener('change', () => {
      report();
      if (!this.#context.visible) {
        // The last moment that a page that is being closed is sure to have.
        this.#list.flush();
      }
    }, { signal });
    report();
    const ticking = setInterval(() => this.#list.tick(Date.now()), 1_000);
    signal.addEventListener('abort', () => clearInterval(ticking));
    this.#refreshRecents();
    await Promise.all([this.#startHost(), this.#hub.run(signal)]);
  }

  async #startHost() {
    try {
      await this.#host.start();
    } catch {
      this.#panel.trouble('Salesforce’s phone toolkit does not work on this page. Calls still work here.');
    }
  }

  /** @param {AbortSignal} signal */
  #listenToHub(signal) {
    /** @type {(type: string, take: (detail: any) => void) => void} */
    const on = (type, take) => this.#hub.addEventListener(type, event => take(/** @type {CustomEvent} */ (event).detail), { signal });
    on('state', state => {
      this.#panel.status.link = state;
      if (state === 'connected') {
        this.#list.flush();
      }
    });
    on('desk', (/** @type {Push} */ push) => this.#take(push));
    on('order', (/** @type {Order} */ order) => this.#popper.obey(order));
    on('reload', () => this.#panel.outdated(this.#desk.calls.length === 0));
  }

  /** @param {AbortSignal} signal */
  #listenToHost(signal) {
    /** @type {(type: string, take: (detail: any) => void) => void} */
    const on = (type, take) => this.#host.addEventListener(type, event => take(/** @type {CustomEvent} */ (event).detail), { signal });
    on('dial', (/** @type {Dialled} */ dialled) => this.#clicked(dialled));
    on('view', view => this.#context.navigated(view));
    on('trouble', text => this.#panel.trouble(text));
    on('layout', layout => {
      this.#popper.layout = layout;
      this.#hub.stand('Layout', layout);
      this.#list.show(this.#desk.calls);
    });
  }

  /** @param {Push} push */
  #take(push) {
    const before = this.#desk.calls;
    const first = this.#desk.push === null;
    if (!this.#desk.take(push)) {
      return;
    }
    const calls = this.#desk.calls;
    this.#panel.status.status = push.status;
    this.#panel.presence(push.presence ?? null);
    this.#list.show(calls);
    // On load, only what rings is news.
    this.#panel.announcer.say(announcements(before, first ? calls.filter(isRinging) : calls));
    const rings = calls.find(call => isRinging(call) && !before.some(was => was.id === call.id));
    if (rings) {
      this.#list.reveal(rings);
      if (this.#context.visible) {
        this.#host.open();
      }
    }
    this.#showFace(calls);
    this.#refreshRecentsAfter(calls);
  }

  /** @param {Call[]} calls */
  #showFace(calls) {
    const call = calls.find(candidate => !isOver(candidate));
    if (!call && !this.#faceShown) {
      return;
    }
    this.#faceShown = true;
    if (!call) {
      this.#host.showFace(IDLE_FACE);
      return;
    }
    const { title } = partyText(call, this.#numbers.read);
    this.#host.showFace(isRinging(call)
      ? { label: `Incoming: ${title}`, icon: 'incoming_call' }
      : { label: title, icon: call.state === 'held' ? 'paused_call' : 'call' });
  }

  /** @param {Dialled} dialled */
  async #clicked({ number, record }) {
    const key = this.#clicks.take(number);
    if (!key) {
      return;
    }
    this.#panel.dialField.problem = null;
    try {
      await this.#api.dial(number, 'click', { record, key });
    } catch (error) {
      // Beside the dial field, the number in it: the person can mend it and try again.
      this.#panel.dialField.offer(number, Problem.textOf(error));
    }
  }

  /** @param {Call[]} calls */
  #refreshRecentsAfter(calls) {
    const ended = calls.filter(isOver).map(call => call.id).sort().join();
    if (ended !== this.#ended) {
      this.#ended = ended;
      this.#refreshRecents();
    }
  }

  async #refreshRecents() {
    try {
      this.#panel.recents.show(await this.#api.ended());
    } catch {
      // They stay as they are: the status line says what is wrong.
    }
  }
}
