// @ts-check

/**
 * Stand-ins for Salesforce's two toolkits behind one face, so that both hosts are held to one contract. `how` says by method what
 * happens instead of the usual answer: `silent`, `throws`, or a refusal's words.
 */

const RECORD = { id: '003000000000002AAA', type: 'Contact', name: 'Fred Bloggs' };

const LAYOUT = {
  Inbound: {
    objects: { Contact: [{ apiName: 'Name' }] },
    screenPopSettings: { SingleMatch: { screenPopType: 'PopToFlow', screenPopData: 'Greet' }, MultipleMatches: { screenPopType: 'PopToSearch' } },
  },
};

const SETTINGS = { '/reqDialingOptions/reqOutsidePrefix': '9', '/reqDialingOptions/reqLongDistPrefix': '', '/callBridge/screenPop': 'Ringing' };

/** @typedef {'silent' | 'throws' | {refuses: string}} Failing */

/** Open CTI: one object with a callback that gets {success, returnValue, errors}; listeners get the bare payload. */
export class LightningToolkit {
  /** @type {any[]} */
  calls = [];
  /** @type {Map<string, ((payload: any) => void)[]>} */
  listeners = new Map();
  /** @type {Map<string, Failing>} */
  how = new Map();
  SCREENPOP_TYPE = { SOBJECT: 'sobject', URL: 'url', SEARCH: 'search', NEW_RECORD_MODAL: 'newRecord', FLOW: 'flow' };

  constructor() {
    /** @type {any} */
    const self = this;
    /** @type {Record<string, any>} */
    const answers = {
      getAppViewInfo: { url: '/lightning/r/Contact/003000000000002AAA/view', recordId: RECORD.id, objectType: RECORD.type, recordName: RECORD.name },
      getSoftphoneLayout: LAYOUT, getCallCenterSettings: SETTINGS,
    };
    for (const method of ['getCallCenterSettings', 'getSoftphoneLayout', 'enableClickToDial', 'disableClickToDial', 'getAppViewInfo', 'screenPop',
      'setSoftphonePanelVisibility', 'setSoftphoneItemLabel', 'setSoftphonePanelLabel', 'setSoftphoneItemIcon', 'setSoftphonePanelIcon']) {
      self[method] = (/** @type {any} */ { callback, ...args }) => {
        this.#call(method, args, how => callback(how
          ? { success: false, returnValue: null, errors: [{ code: 'GENERIC_ERROR', description: how.refuses }] }
          : { success: true, returnValue: answers[method] ?? null, errors: null }));
      };
    }
    for (const method of ['onClickToDial', 'onNavigationChange']) {
      self[method] = (/** @type {any} */ { listener }) => {
        this.calls.push([method]);
        if (this.how.get(method) === 'throws') {
          throw new Error('INVALID_PARAM');
        }
        this.listeners.set(method, [...this.listeners.get(method) ?? [], listener]);
      };
    }
  }

  notifyInitializationComplete() {
    this.calls.push(['notifyInitializationComplete']);
    if (this.how.get('notifyInitializationComplete') === 'throws') {
      throw new Error('INVALID_PARAM');
    }
  }

  /** @param {string} number */
  click(number) {
    this.listeners.get('onClickToDial')?.forEach(listener => listener({ number, recordId: RECORD.id, objectType: RECORD.type, recordName: RECORD.name }));
  }

  /** @param {string} url */
  navigate(url) {
    this.listeners.get('onNavigationChange')?.forEach(listener => listener({ url }));
  }

  /**
   * @param {string} method
   * @param {object} args
   * @param {(how: {refuses: string} | undefined) => void} answer
   */
  #call(method, args, answer) {
    this.calls.push([method, args]);
    respond(this.how.get(method), answer);
  }
}

/** Interaction API: positional arguments and a callback that gets {result, error}, compound results as texts. */
export class ClassicToolkit {
  /** @type {any[]} */
  calls = [];
  /** @type {Map<string, ((payload: any) => void)[]>} */
  listeners = new Map();
  /** @type {Map<string, Failing>} */
  how = new Map();
  /** @type {any} */
  cti = {};

  constructor() {
    /** @type {any} */
    const self = this;
    /** @type {Record<string, any>} */
    const answers = {
      getPageInfo: JSON.stringify({ url: '/003000000000002AAA', objectId: RECORD.id, object: RECORD.type, objectName: RECORD.name, displayName: 'Contact' }),
      getSoftphoneLayout: JSON.stringify(LAYOUT), getCallCenterSettings: JSON.stringify(SETTINGS),
    };
    for (const [owner, methods] of [[self, ['getPageInfo', 'screenPop', 'setVisible']],
      [this.cti, ['enableClickToDial', 'disableClickToDial', 'getCallCenterSettings', 'getSoftphoneLayout']]]) {
      for (const method of methods) {
        owner[method] = (/** @type {any[]} */ ...given) => {
          const callback = given.pop();
          this.calls.push([method, ...given]);
          respond(this.how.get(method), how => callback(how ? { result: false, error: how.refuses } : { result: answers[method] ?? 'true', error: undefined }));
        };
      }
    }
    for (const [owner, method] of [[self, 'onFocus'], [this.cti, 'onClickToDial']]) {
      owner[method] = (/** @type {any} */ listener) => {
        this.calls.push([method]);
        if (this.how.get(method) === 'throws') {
          throw new Error('no');
        }
        this.listeners.set(method, [...this.listeners.get(method) ?? [], listener]);
      };
    }
    this.cti.notifyInitializationComplete = () => {
      this.calls.push(['notifyInitializationComplete']);
      if (this.how.get('notifyInitializationComplete') === 'throws') {
        throw new Error('no');
      }
    };
  }

  /** @param {string} number */
  click(number) {
    const result = JSON.stringify({ number, objectId: RECORD.id, object: RECORD.type, objectName: RECORD.name });
    this.listeners.get('onClickToDial')?.forEach(listener => listener({ result }));
  }

  /** @param {string} url */
  navigate(url) {
    this.listeners.get('onFocus')?.forEach(listener => listener({ result: JSON.stringify({ url }) }));
  }
}

/**
 * @param {Failing | undefined} how
 * @param {(refusal: {refuses: string} | undefined) => void} answer
 */
function respond(how, answer) {
  if (how === 'throws') {
    throw new Error('INVALID_PARAM');
  }
  if (how !== 'silent') {
    queueMicrotask(() => answer(typeof how === 'object' ? how : undefined));
  }
}
