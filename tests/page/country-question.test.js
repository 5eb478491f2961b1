import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem, readProblem } from '../../wwwroot/link/problem.js';
import { CountryQuestion } from '../../wwwroot/panel/country-question.js';

const UNKNOWN = () => readProblem(409, { code: 'confirmCountry', detail: 'Nobody…', number: '+18765551234', callingCode: '1876' });

function fixture() {
  const part = () => Object.assign(new EventTarget(), { textContent: '', hidden: true, focus() {} });
  const elements = { root: part(), text: part(), call: part(), cancel: part() };
  const question = new CountryQuestion(elements, ({ callingCode }) => `country ${callingCode}`, new AbortController().signal);
  const dialled = [];
  const dial = async confirmed => {
    dialled.push(confirmed);
    if (!confirmed) {
      throw UNKNOWN();
    }
    return 'done';
  };
  return { elements, question, dialled, dial };
}

const asked = () => new Promise(resolve => setImmediate(resolve));

test('a country called before is dialled without a question', async () => {
  const { elements, question } = fixture();
  assert.equal(await question.dial(async confirmed => confirmed), false);
  assert.equal(elements.root.hidden, true);
});

test('a new country is named, and dialled once the person says so', async () => {
  const { elements, question, dialled, dial } = fixture();
  const answer = question.dial(dial);
  await asked();
  assert.deepEqual([elements.root.hidden, elements.text.textContent, elements.call.textContent],
    [false, 'Nobody has called country 1876 from here before.', 'Call country 1876']);
  elements.call.dispatchEvent(new Event('click'));
  assert.deepEqual([await answer, dialled, elements.root.hidden], ['done', [false, true], true]);
});

test('cancelled, it is not dialled', async () => {
  const { elements, question, dialled, dial } = fixture();
  const answer = question.dial(dial);
  await asked();
  elements.cancel.dispatchEvent(new Event('click'));
  await assert.rejects(answer, { name: 'Problem', message: 'Not dialled.' });
  assert.deepEqual([dialled, elements.root.hidden], [[false], true]);
});

test('another number dialled meanwhile takes the question away', async () => {
  const { question, dial } = fixture();
  const first = question.dial(dial);
  await asked();
  const second = question.dial(async () => 'second');
  await assert.rejects(first, { message: 'Not dialled.' });
  assert.equal(await second, 'second');
});

test('any other refusal is passed on', async () => {
  const { elements, question } = fixture();
  await assert.rejects(question.dial(async () => { throw new Problem('No letters.'); }), { message: 'No letters.' });
  assert.equal(elements.root.hidden, true);
});
