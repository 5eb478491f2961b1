import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ClassicHost } from '../../wwwroot/host/classic.js';
import { LightningHost } from '../../wwwroot/host/lightning.js';
import { ClassicToolkit, LightningToolkit } from './fake-toolkits.js';

const FRED = { id: '003000000000002AAA', type: 'Contact', name: 'Fred Bloggs' };

/** Milliseconds that stand for Salesforce's silence. */
const SOON = 5;

const HOSTS = [
  {
    name: 'Lightning', make: (toolkit, deadline) => new LightningHost(toolkit, deadline), Toolkit: LightningToolkit,
    viewed: 'getAppViewInfo', navigated: 'onNavigationChange', form: '/lightning/o/Lead/new', page: '/lightning/r/Lead/00Q000000000001AAA/view',
    pops: {
      record: ['screenPop', { type: 'sobject', params: { recordId: FRED.id } }],
      search: ['screenPop', { type: 'search', params: { searchString: '07814256404' } }],
      flow: ['screenPop', { type: 'flow', params: { flowDevName: 'Greet', flowArgs: [{ name: 'phoneNumber', type: 'String', value: '1' }] } }],
      visualforce: ['screenPop', { type: 'url', params: { url: '/apex/Greet?phoneNumber=%2B44+1' } }],
      new: ['screenPop', { type: 'newRecord', params: { entityName: 'Lead', defaultFieldValues: { Phone: '07814256404' } } }],
    },
  },
  {
    name: 'Classic', make: (toolkit, deadline) => new ClassicHost(toolkit, deadline), Toolkit: ClassicToolkit,
    viewed: 'getPageInfo', navigated: 'onFocus', form: '/00Q/e?lea8=1', page: '/00Q000000000001AAA',
    pops: {
      record: ['screenPop', `/${FRED.id}`, true],
      search: ['screenPop', '/_ui/search/ui/UnifiedSearchResults?str=07814256404', true],
      flow: ['screenPop', '/flow/Greet?phoneNumber=1', true],
      visualforce: ['screenPop', '/apex/Greet?phoneNumber=%2B44+1', true],
      new: ['screenPop', '/00Q/e?lea8=07814256404', true],
    },
  },
];

const OPEN = {
  record: host => host.popRecord(FRED),
  search: host => host.popSearch('07814256404'),
  flow: host => host.popFlow('Greet', [{ name: 'phoneNumber', type: 'String', value: '1' }]),
  visualforce: host => host.popVisualforce('Greet', { phoneNumber: '+44 1' }),
  new: host => host.newRecord('Lead', { Phone: '07814256404' }),
};

for (const { name, make, Toolkit, viewed, navigated, form, page, pops } of HOSTS) {
  const started = async (how = {}) => {
    const toolkit = new Toolkit();
    for (const [method, failing] of Object.entries(how)) {
      toolkit.how.set(method, failing);
    }
    const host = make(toolkit, SOON);
    const heard = { dial: [], view: [], layout: [], callCenter: [], trouble: [] };
    for (const [type, details] of Object.entries(heard)) {
      host.addEventListener(type, event => details.push(event.detail));
    }
    await host.start();
    return { toolkit, host, heard };
  };
  const names = toolkit => toolkit.calls.map(([method]) => method);

  test(`${name}: all is well at the start`, async () => {
    const { heard } = await started();
    assert.deepEqual([heard.trouble, heard.layout.length, heard.layout[0]?.inbound.single], [[], 1, { to: 'flow', name: 'Greet' }]);
  });

  test(`${name}: what the call center says of dialling is told, what it leaves empty is null`, async () => {
    const { heard } = await started();
    assert.deepEqual(heard.callCenter,
      [{ outsidePrefix: '9', longDistancePrefix: null, internationalPrefix: null, countryCallingCode: null, screenPop: 'Ringing' }]);
  });

  test(`${name}: the record open at the start is told`, async () => {
    const { heard } = await started();
    assert.deepEqual(heard.view.map(view => [view.record, view.form]), [[FRED, false]]);
  });

  test(`${name}: an open form is told with its type`, async () => {
    const { toolkit, heard } = await started();
    toolkit.navigate(form);
    assert.deepEqual([heard.view.at(-1).form, heard.view.at(-1).newRecord], [true, 'Lead']);
  });

  test(`${name}: a record’s page is no form`, async () => {
    const { toolkit, heard } = await started();
    toolkit.navigate(page);
    assert.deepEqual([heard.view.at(-1).form, heard.view.at(-1).newRecord], [false, null]);
  });

  test(`${name}: a clicked number is told once, with its record`, async () => {
    const { toolkit, heard } = await started();
    toolkit.click(' (020) 7946 0958 ');
    assert.deepEqual(heard.dial, [{ number: '(020) 7946 0958', record: FRED }]);
  });

  test(`${name}: click-to-dial is enabled before its listener is registered`, async () => {
    const { toolkit } = await started();
    assert.ok(names(toolkit).indexOf('enableClickToDial') < names(toolkit).indexOf('onClickToDial'));
  });

  test(`${name}: the listener waits for no other answer than that to enabling`, async () => {
    const { toolkit } = await started({ getSoftphoneLayout: 'silent', getCallCenterSettings: 'silent', [viewed]: 'silent' });
    assert.equal(toolkit.listeners.get('onClickToDial').length, 1);
  });

  test(`${name}: starting twice registers each listener once`, async () => {
    const toolkit = new Toolkit();
    const host = make(toolkit, SOON);
    await Promise.all([host.start(), host.start()]);
    assert.deepEqual([...toolkit.listeners.values()].map(listeners => listeners.length), [1, 1]);
  });

  test(`${name}: Salesforce is told that the panel has loaded, once`, async () => {
    const { toolkit } = await started();
    assert.equal(names(toolkit).filter(method => method === 'notifyInitializationComplete').length, 1);
  });

  test(`${name}: click-to-dial is disabled and enabled by the last word`, async () => {
    const { toolkit, host } = await started();
    host.clickToDial(false);
    host.clickToDial(false);
    host.clickToDial(true);
    assert.deepEqual(names(toolkit).filter(method => /ableClickToDial/.test(method)), ['enableClickToDial', 'disableClickToDial', 'enableClickToDial']);
  });

  test(`${name}: the panel is brought up`, async () => {
    const { toolkit, host } = await started();
    host.open();
    assert.match(String(names(toolkit).at(-1)), /^(setVisible|setSoftphonePanelVisibility)$/);
  });

  for (const failing of ['silent', 'throws', { refuses: 'No.' }]) {
    const how = typeof failing === 'string' ? failing : 'refused';
    for (const [method, words] of [['getCallCenterSettings', /which call center/], ['getSoftphoneLayout', /softphone layout/], ['enableClickToDial', /enable click-to-dial/]]) {
      test(`${name}: ${method} ${how} is trouble in plain words, and the rest starts`, async () => {
        const { toolkit, heard } = await started({ [method]: failing });
        assert.equal(heard.trouble.length, 1);
        assert.match(heard.trouble[0], words);
        assert.equal(toolkit.listeners.get('onClickToDial').length, 1);
      });
    }
    test(`${name}: ${viewed} ${how} leaves nothing open and says nothing`, async () => {
      const { heard } = await started({ [viewed]: failing });
      assert.deepEqual([heard.view.map(view => view.record), heard.trouble], [[null], []]);
    });
    for (const [kind, open] of Object.entries(OPEN)) {
      test(`${name}: a pop (${kind}) ${how} is a problem in plain words`, async () => {
        const { host } = await started({ screenPop: failing });
        await assert.rejects(open(host), { name: 'Problem', message: /^Salesforce.* did not (open|begin) .*\.( It (says: No\.|gave no answer\.))?$/ });
      });
    }
    test(`${name}: bringing the panel up ${how} goes unheard`, async () => {
      const { host, heard } = await started({ setVisible: failing, setSoftphonePanelVisibility: failing });
      host.open();
      host.showFace({ label: 'Phone', icon: 'call' });
      assert.deepEqual(heard.trouble, []);
    });
  }

  for (const method of ['onClickToDial', navigated]) {
    test(`${name}: ${method} that throws is trouble, not a crash`, async () => {
      const { heard } = await started({ [method]: 'throws' });
      assert.match(heard.trouble[0], /toolkit does not work on this page/);
    });
  }

  test(`${name}: notifyInitializationComplete that throws stops nothing`, async () => {
    const { toolkit, heard } = await started({ notifyInitializationComplete: 'throws' });
    assert.deepEqual([heard.trouble, toolkit.listeners.get('onClickToDial').length], [[], 1]);
  });

  for (const [kind, open] of Object.entries(OPEN)) {
    test(`${name}: a pop (${kind}) asks for the right page`, async () => {
      const { toolkit, host } = await started();
      await open(host);
      assert.deepEqual(toolkit.calls.at(-1), pops[kind]);
    });
  }
}

test('Classic: a new record of a type without a known address is a problem that says what to do', async () => {
  await assert.rejects(new ClassicHost(new ClassicToolkit()).newRecord('Invoice__c', {}), { name: 'Problem', message: /Create it with the Invoice__c tab/ });
});

for (const url of ['/lightning/r/Contact/003000000000002AAA/edit?x=1', '/lightning/r/003000000000002AAA/edit', '/lightning/r/Lead/00Q000000000001AAA/clone',
  '/lightning/action/quick/Global.NewTask', '/lightning/flow/Greet']) {
  test(`Lightning: ${url} is an open form`, async () => {
    const toolkit = new LightningToolkit();
    const host = new LightningHost(toolkit);
    await host.start();
    const views = [];
    host.addEventListener('view', event => views.push(event.detail.form));
    toolkit.navigate(url);
    assert.deepEqual(views, [true]);
  });
}

for (const [url, form] of [['/003000000000002AAA/e?retURL=%2F003', true], ['/setup/ui/recordtypeselect.jsp?ent=Lead', true], ['/003/o', false], ['/home/home.jsp', false]]) {
  test(`Classic: ${url} is ${form ? 'an open form' : 'no form'}`, async () => {
    const toolkit = new ClassicToolkit();
    const host = new ClassicHost(toolkit);
    await host.start();
    const views = [];
    host.addEventListener('view', event => views.push(event.detail.form));
    toolkit.navigate(url);
    assert.deepEqual(views, [form]);
  });
}
