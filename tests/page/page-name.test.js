import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PageName } from '../../wwwroot/link/page-name.js';

function tab() {
  const items = new Map();
  return { getItem: key => items.get(key) ?? null, removeItem: key => items.delete(key), setItem: (key, value) => items.set(key, value) };
}

test('a page loaded anew has the name of the one before', () => {
  const name = new PageName(() => storage);
  const storage = tab();
  name.leave('a1');
  assert.equal(name.take(), 'a1');
});

test('while a page is there, a copy of its tab finds no name', () => {
  const storage = tab();
  const name = new PageName(() => storage);
  name.leave('a1');
  name.take();
  assert.equal(name.take(), null);
});

test('with storage blocked every page is a new one', () => {
  const name = new PageName(() => {
    throw new Error('SecurityError');
  });
  name.leave('a1');
  assert.equal(name.take(), null);
});
