import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LightningHost } from '../../wwwroot/host/lightning.js';

const VIEW = { url: '/lightning/r/Contact/003000000000002AAA/view', recordId: '003000000000002AAA', objectType: 'Contact', recordName: 'Fred Bloggs' };

/** Speaks like Open CTI's toolkit: callbacks with {success, returnValue, errors}, bare payloads to listeners. */
class Toolkit {
  calls = [];
  listeners = new Map();
  answers = new Map([['getAppViewInfo', { success: true, returnValue: VIEW, errors: null }]]);
  SCREENPOP_TYPE = { SOBJECT: 'sobject', SEARCH: 'search', NEW_RECORD_MODAL: 'newRecordModal' };

  constructor() {
    for (const method of ['getCallCenterSettings', 'getSoftphoneLayout', 'enableClickToDial', 'getAppViewInfo', 'screenPop',
      'setSoftphoneItemLabel', 'setSoftphonePanelLabel', 'setSoftphoneItemIcon', 'setSoftphonePanelIcon']) {
      this[method] = ({ callback, ...args }) => {
        this.calls.push([method, args]);
        const answer = this.answers.has(method) ? this.answers.get(method) : { success: true, returnValue: null, errors: null };
        if (answer) {
          queueMicrotask(() => callback(answer));
        }
      };
    }
    for (const method of ['onClickToDial', 'onNavigationChange']) {
      this[method] = ({ listener }) => {
        this.calls.push([method, {}]);
        this.listeners.set(method, [...this.listeners.get(method) ?? [], listener]);
      };
    }
  }

  notifyInitializationComplete() {
    this.calls.push(['notifyInitializationComplete', {}]);
  }

  names() {
    return this.calls.map(([method]) => method);
  }
}

function told(host, type) {
  const details = [];
  host.addEventListener(type, event => details.push(event.detail));
  return details;
}

test('click-to-dial is enabled before its listener is registered', async () => {
  const toolkit = new Toolkit();
  await new LightningHost(toolkit).start();
  assert.ok(toolkit.names().indexOf('enableClickToDial') < toolkit.names().indexOf('onClickToDial'));
});

test('starting twice registers each listener once', async () => {
  const toolkit = new Toolkit();
  const host = new LightningHost(toolkit);
  await Promise.all([host.start(), host.start()]);
  assert.deepEqual([...toolkit.listeners.values()].map(listeners => listeners.length), [1, 1]);
});

test('the page open at the start is told', async () => {
  const host = new LightningHost(new Toolkit());
  const views = told(host, 'view');
  await host.start();
  assert.deepEqual(views, [{ url: VIEW.url, record: { id: '003000000000002AAA', type: 'Contact', name: 'Fred Bloggs' }, newRecord: null, form: false }]);
});

test('a new-record form is told with its type', async () => {
  const toolkit = new Toolkit();
  const host = new LightningHost(toolkit);
  await host.start();
  const views = told(host, 'view');
  toolkit.listeners.get('onNavigationChange')[0]({ url: '/lightning/o/Contact/new?count=1' });
  assert.deepEqual(views, [{ url: '/lightning/o/Contact/new?count=1', record: null, newRecord: 'Contact', form: true }]);
});

test('a clicked number is told with its record', async () => {
  const toolkit = new Toolkit();
  const host = new LightningHost(toolkit);
  await host.start();
  const dialled = told(host, 'dial');
  toolkit.listeners.get('onClickToDial')[0]({ number: ' (020) 7946 0958 ', ...VIEW });
  assert.deepEqual(dialled, [{ number: '(020) 7946 0958', record: { id: '003000000000002AAA', type: 'Contact', name: 'Fred Bloggs' } }]);
});

test('a new record’s default values go inside params', async () => {
  const toolkit = new Toolkit();
  await new LightningHost(toolkit).newRecord('Lead', { Phone: '07814256404' });
  assert.deepEqual(toolkit.calls, [['screenPop', {
    type: 'newRecordModal', params: { entityName: 'Lead', defaultFieldValues: { Phone: '07814256404' } },
  }]]);
});

test('what Salesforce refuses is said in plain words', async () => {
  const toolkit = new Toolkit();
  toolkit.answers.set('screenPop', { success: false, returnValue: null, errors: [{ code: 'GENERIC_ERROR', description: 'No access.' }] });
  await assert.rejects(new LightningHost(toolkit).popRecord({ id: '003', type: 'Contact', name: 'Fred Bloggs' }),
    { name: 'Problem', message: 'Salesforce did not open Fred Bloggs. It says: No access.' });
});

test('a callback that never comes ends at the deadline', async () => {
  const toolkit = new Toolkit();
  toolkit.answers.set('screenPop', null);
  await assert.rejects(new LightningHost(toolkit, 1).popSearch('07814256404'),
    { name: 'Problem', message: 'Salesforce did not open its search page. It gave no answer.' });
});

test('a toolkit call that throws is a problem, not a crash', async () => {
  const toolkit = new Toolkit();
  toolkit.screenPop = () => {
    throw new Error('INVALID_PARAM');
  };
  await assert.rejects(new LightningHost(toolkit).popSearch('07814256404'), { name: 'Problem' });
});

test('without an answer to enabling, the listener is registered all the same and trouble is told', async () => {
  const toolkit = new Toolkit();
  toolkit.answers.set('enableClickToDial', null);
  const host = new LightningHost(toolkit, 1);
  const troubles = told(host, 'trouble');
  await host.start();
  assert.equal(toolkit.listeners.get('onClickToDial').length, 1);
  assert.match(troubles[0], /click-to-dial/);
});

test('an unchanged face is not set again', async () => {
  const toolkit = new Toolkit();
  const host = new LightningHost(toolkit);
  host.showFace({ label: 'Phone', icon: 'call' });
  host.showFace({ label: 'Phone', icon: 'call' });
  assert.equal(toolkit.calls.length, 4);
});
