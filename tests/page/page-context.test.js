import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PageContext } from '../../wwwroot/host/page-context.js';

function fixture() {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible', focused: false, hasFocus: () => document.focused });
  const window = new EventTarget();
  const context = new PageContext(document, window, new AbortController().signal);
  const reports = [];
  context.addEventListener('change', event => reports.push(event.detail));
  return { document, window, context, reports };
}

const view = { url: '/lightning/r/Contact/003/view', record: { id: '003', type: 'Contact', name: 'Fred' }, newRecord: null, form: false };

test('a page that is hidden says so', () => {
  const { document, reports } = fixture();
  document.visibilityState = 'hidden';
  document.dispatchEvent(new Event('visibilitychange'));
  assert.deepEqual(reports.map(report => report.visible), [false]);
});

test('an event that changes nothing is not reported twice', () => {
  const { window, document, reports } = fixture();
  document.focused = true;
  window.dispatchEvent(new Event('focus'));
  window.dispatchEvent(new Event('focus'));
  assert.equal(reports.length, 1);
});

test('navigation around the frame counts as use of this tab', () => {
  const { context, reports } = fixture();
  context.navigated(view);
  assert.deepEqual(reports, [{ visible: true, focused: true, ...view }]);
});

test('the same record come back to the front is reported again', () => {
  const { context, reports } = fixture();
  context.navigated(view);
  context.navigated(view);
  assert.equal(reports.length, 2);
});

test('a tab that was hidden is no longer used', () => {
  const { document, context, reports } = fixture();
  context.navigated(view);
  document.visibilityState = 'hidden';
  document.dispatchEvent(new Event('visibilitychange'));
  document.visibilityState = 'visible';
  document.dispatchEvent(new Event('visibilitychange'));
  assert.equal(reports.at(-1).focused, false);
});
