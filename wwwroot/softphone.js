// @ts-check
/** @import {Call, Order, Push} from './calls/call.js' */
/** @import {Dialled, Host} from './host/host.js' */
/** @import {PageContext} from './host/page-context.js' */
/** @import {HubLink} from './link/hub-link.js' */
/** @import {PhoneApi} from './link/phone-api.js' */
/** @import {Panel} from './main.js' */
/** @import {Numbers} from './panel/numbers.js' */
import { announcements } from './calls/announcements.js';
import { ClickGuard } from './calls/click-guard.js';
import { dialsText } from './calls/dials-text.js';
import { DeskState, isOver, isRinging } from './calls/desk-state.js';
import { Faces, idleFace } from './calls/face.js';
import { Problem } from './link/problem.js';
import { CallList } from './panel/call-list.js';
import { Popper } from './pop/popper.js';
import { PageLife } from './route/page-life.js';
import { WorkJournal } from './route/work-journal.js';
import { Worker } from './route/worker.js';
import { say } from './words/words.js';

const USER_ID = /^005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;

/** The live panel: joins the listener's pushes, the host around and the views. */
export class Softphone {
  #panel;
  #api;
  #host;
  #hub;
  #numbers;
  #version;
  #desk = new DeskState();
  #clicks = new ClickGuard(() => performance.now(), () => crypto.randomUUID());
  #context;
  #popper;
  #worker;
  #list;
  #faces = new Faces();
  #face = idleFace();
  #ended = '';
  /** @type {'connecting' | 'connected' | 'lost'} */
  #link = 'connecting';

  /**
   * @param {Panel} panel
   * @param {{api: PhoneApi, host: Host, hub: HubLink, context: PageContext, numbers: Numbers, version: string | number, dialsOnly: boolean}} parts
   *   `version` is the one that this page was loaded as
   */
  constructor(panel, { api, host, hub, context, numbers, version, dialsOnly }) {
    this.#panel = panel;
    this.#api = api;
    this.#host = host;
    this.#numbers = numbers;
    this.#hub = hub;
    this.#version = version;
    this.#context = context;
    this.#popper = new Popper(host, hub, context);
    this.#worker = new Worker(host, hub, new WorkJournal(globalThis.indexedDB), new PageLife(navigator.locks));
    this.#list = new CallList(panel.calls, panel.cards, {
      command: (call, command, body) => api.command(call.id, command, body),
      popFor: call => dialsOnly ? null : this.#popper.popFor(call),
      pop: call => this.#popper.pop(call),
      popNote: call => dialsOnly ? null : this.#popper.noteFor(call),
      associate: (call, choice) => api.associate(call.id, choice),
      openRecord: () => context.record,
      knownNumbers: () => panel.knownNumbers(),
      popRecord: host.canOpen ? (call, record) => this.#popper.popRecord(call, record) : null,
      dialsOnly,
    }, numbers);
  }

  /** @param {AbortSignal} signal */
  async run(signal) {
    this.#listenToHub(signal);
    this.#listenToHost(signal);
    const report = () => this.#hub.stand('Report', this.#context.report);
    this.#popper.addEventListener('change', () => this.#list.show(this.#desk.calls), { signal });
    for (const use of ['focusin', 'pointerdown']) {
      this.#panel.root.addEventListener(use, () => this.#looked(), { signal });
    }
    this.#context.addEventListener('change', () => {
      report();
      // A form that was opened or closed changes what may be opened over it.
      this.#list.show(this.#desk.calls);
      if (!this.#context.visible) {
        // The last moment that a page that is being closed is sure to have.
        this.#list.flush();
      }
    }, { signal });
    report();
    // An open page learns by this that the listener was upgraded under it.
    this.#hub.stand('Loaded', this.#version);
    const ticking = setInterval(() => this.#list.tick(Date.now()), 1_000);
    signal.addEventListener('abort', () => clearInterval(ticking));
    this.#refreshRecents();
    await Promise.all([this.#startHost(), this.#hub.run(signal)]);
  }

  async #startHost() {
    try {
      await this.#host.start();
      await Promise.all([this.#worker.start(), this.#readUser()]);
    } catch {
      this.#panel.trouble(say('problem.toolkit'));
    }
  }

  // By the class that adapters of this kind have always asked; where it is not installed nobody can tell.
  async #readUser() {
    const answer = await this.#host.runApex({ apexClass: 'GetCurrentUser', methodName: 'getUserId', methodParams: '' });
    if (answer.ok && typeof answer.value === 'string' && USER_ID.test(answer.value)) {
      this.#panel.status.tabUser = answer.value;
    }
  }

  /** @param {AbortSignal} signal */
  #listenToHub(signal) {
    /** @type {(type: string, take: (detail: any) => void) => void} */
    const on = (type, take) => this.#hub.addEventListener(type, event => take(/** @type {CustomEvent} */ (event).detail), { signal });
    on('state', state => {
      this.#panel.status.link = state;
      this.#link = state;
      this.#showDials();
      if (state === 'connected') {
        this.#list.flush();
        this.#worker.catchUp();
      }
    });
    on('desk', (/** @type {Push} */ push) => this.#take(push));
    on('order', (/** @type {Order} */ order) => {
      this.#popper.obey(order);
      this.#worker.obey(order);
    });
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
      this.#hub.stand('Layout', {
        objects: layout.inbound.objects, outboundObjects: layout.outbound.objects, popsUnmatched: layout.inbound.none.to !== 'new',
      });
      this.#list.show(this.#desk.calls);
    });
    on('callCenter', settings => this.#hub.stand('CallCenter', settings));
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
    this.#faces.take(calls);
    this.#showFace();
    this.#showDials();
    this.#refreshRecentsAfter(calls);
  }

  #showFace() {
    const face = this.#faces.show(this.#desk.calls, this.#numbers.read);
    this.#panel.recents.missed = this.#faces.missed;
    // The label that the administrator gave stands until the phone has something to say.
    if (face.label !== this.#face.label || face.icon !== this.#face.icon) {
      this.#face = face;
      this.#host.showFace(face);
    }
  }

  /** The person is at the panel: what was missed has been seen. */
  #looked() {
    this.#faces.seen();
    this.#showFace();
  }

  /** Numbers around the panel are clickable while a click would dial. */
  #showDials() {
    const why = dialsText(this.#desk.push?.status ?? null, this.#link);
    this.#panel.dialsOff(why);
    this.#host.clickToDial(why === null);
  }

  /** @param {Dialled} dialled */
  async #clicked({ number, record }) {
    const key = this.#clicks.take(number);
    if (!key) {
      return;
    }
    this.#panel.dialField.problem = null;
    try {
      await this.#panel.question.dial(confirmed => this.#api.dial(number, 'click', { record, confirmed, ...(!confirmed && { key }) }));
    } catch (error) {
      // Beside the dial field, the number in it: the person can mend it and try again.
      this.#panel.dialField.offer(number, Problem.textOf(error));
    }
  }

  /** @param {Call[]} calls */
  #refreshRecentsAfter(calls) {
    // Also when a record has come further, or is to go elsewhere: the list says where each was logged.
    const ended = JSON.stringify([this.#desk.push?.status.outbox, calls.filter(isOver).map(call => [call.id, call.association, call.record])]);
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
