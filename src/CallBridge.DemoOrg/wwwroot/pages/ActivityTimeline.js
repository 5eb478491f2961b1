// @ts-check
import { element, icon } from '../dom/element.js';
import { paths } from '../navigation/routes.js';
import { clock, day, duration, localDay, toDate } from '../org/format.js';
import { fieldLabel } from './fieldLabel.js';
import { recordLink } from './fieldValue.js';

/**
 * @typedef {import('../org/OrgApi.js').OrgRecord} OrgRecord
 * @typedef {import('./fieldValue.js').Surroundings} Surroundings
 */

/** The activity timeline of one record: what is to do, and what was done, newest first. */
export class ActivityTimeline {
  #the;
  #open = new Set();
  #upcoming = element('ul', { class: 'timeline', 'aria-label': 'Upcoming & Overdue' });
  #past = element('ul', { class: 'timeline', 'aria-label': 'Past activities' });

  /** @param {Surroundings} the */
  constructor(the) {
    this.#the = the;
    this.element = element('section', { class: 'card activity', 'aria-label': 'Activity timeline' },
      element('h2', {}, icon('task'), 'Activity'),
      element('h3', {}, 'Upcoming & Overdue'), this.#upcoming,
      element('h3', {}, 'Past activities'), this.#past);
  }

  /** @param {{upcoming: OrgRecord[], past: OrgRecord[]}} activities */
  show({ upcoming, past }) {
    this.#fill(this.#upcoming, upcoming, 'No activities to show. Get started by making a call.');
    this.#fill(this.#past, past, 'No past activity. Past calls and tasks marked as done show up here.');
  }

  /** @param {HTMLElement} list @param {OrgRecord[]} tasks @param {string} empty */
  #fill(list, tasks, empty) {
    list.replaceChildren(...tasks.length > 0
      ? tasks.map(task => activityItem(task, this.#the, this.#open))
      : [element('li', { class: 'empty' }, empty)]);
  }
}

/**
 * @param {OrgRecord} task
 * @param {Surroundings} the
 * @param {Set<string>} [open] ids of the items that are open, kept over refreshes
 */
export function activityItem(task, the, open = new Set()) {
  const { values } = task;
  const isCall = values.TaskSubtype === 'Call';
  const details = element('dl', { class: 'activity-details', id: `details-${task.id}`, hidden: !open.has(task.id) },
    ...detailRows(task, the));
  const toggle = element('button', {
    type: 'button', class: 'icon-button expand', 'aria-expanded': open.has(task.id), 'aria-controls': details.id,
    'aria-label': `Details of ${task.name}`,
    onclick: () => {
      details.hidden = !details.hidden;
      toggle.setAttribute('aria-expanded', String(!details.hidden));
      if (details.hidden) open.delete(task.id); else open.add(task.id);
    },
  }, icon('chevron'));
  return element('li', { class: 'activity-item', 'data-record-id': task.id },
    toggle,
    element('span', { class: `activity-icon ${isCall ? 'is-call' : ''}` }, icon(isCall ? callIcon(values.CallType) : 'task')),
    element('div', { class: 'activity-body' },
      element('div', { class: 'activity-head' },
        element('a', { class: 'activity-subject', href: paths.record('Task', task.id) }, task.name),
        element('time', { class: 'activity-time' }, when(values))),
      element('p', { class: 'activity-line' }, ...sentence(task, the)),
      details));
}

/** @param {string | null} callType */
function callIcon(callType) {
  return callType === 'Inbound' ? 'incoming_call' : callType === 'Outbound' ? 'outbound_call' : 'call';
}

/** @param {Record<string, any>} values */
function when(values) {
  const today = new Date();
  const moment = values.IsClosed ? toDate(values.CompletedDateTime ?? values.CreatedDate) : null;
  // A Task's date has no time of day: the time shown is when it was closed, as long as that was the same day.
  if (!values.ActivityDate) return moment ? `${clock(moment)} | ${day(moment, today)}` : 'No due date';
  const date = localDay(values.ActivityDate);
  return moment && day(moment, today) === day(date, today) ? `${clock(moment)} | ${day(date, today)}` : day(date, today);
}

/** @param {OrgRecord} task @param {Surroundings} the */
function sentence({ values, references }, { objects, user }) {
  const owner = values.OwnerId === user.id ? 'You' : references[values.OwnerId]?.name ?? 'Somebody';
  const start = values.IsClosed ? `${owner} ${values.TaskSubtype === 'Call' ? 'logged a call' : 'had a task'}` : `${owner} ${owner === 'You' ? 'have' : 'has'} an upcoming task`;
  return [
    start,
    ...values.WhoId ? [' with ', recordLink(values.WhoId, references[values.WhoId], objects)] : [],
    ...values.WhatId ? [' about ', recordLink(values.WhatId, references[values.WhatId], objects)] : [],
  ];
}

/** @param {OrgRecord} task @param {Surroundings} the */
function* detailRows({ values }, { objects }) {
  const shown = ['Status', 'CallType', 'CallDurationInSeconds', 'CallDisposition', 'Priority', 'Description'];
  for (const name of shown) {
    const value = values[name];
    if (value === null || value === undefined || value === '' || (name === 'Priority' && value === 'Normal')) continue;
    yield element('dt', {}, fieldLabel(objects.field('Task', name)));
    yield element('dd', {}, name === 'CallDurationInSeconds' ? duration(value) : String(value));
  }
}
