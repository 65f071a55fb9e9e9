// The table of tasks: one row a task, changed in place; arrow keys move, Enter opens.
import {$, element, show, text} from './dom.js';
import {ago, duration, word} from './format.js';
import * as tasks from './tasks.js';

const PAGE = 100;

const body = $('rows');
const rows = new Map();
let limit = PAGE;
let chosen = '';
let focusable = '';
let actions = {open() {}, cancel() {}};

export function begin(withActions) {
  actions = withActions;
  body.addEventListener('keydown', move);
  body.addEventListener('focusin', event => {
    const row = event.target.closest('tr');
    if (row) {
      roveTo(row.dataset.id);
    }
  });
  body.addEventListener('click', event => {
    const row = event.target.closest('tr');
    if (row && !event.target.closest('button')) {
      actions.open(row.dataset.id);
    }
  });
  $('more').addEventListener('click', () => {
    limit += PAGE;
    render();
  });
}

export function choose(id) {
  chosen = id;
  for (const [other, row] of rows) {
    row.node.setAttribute('aria-selected', String(other === chosen));
  }
  if (rows.has(id)) {
    roveTo(id);
  }
}

export function focusRow(id) {
  (rows.get(id)?.node ?? body.firstElementChild)?.focus();
}

export function render() {
  const all = tasks.visible();
  const shown = all.slice(0, limit);
  const ids = new Set(shown.map(task => task.id));
  for (const [id, row] of rows) {
    if (!ids.has(id)) {
      row.node.remove();
      rows.delete(id);
    }
  }
  let place = body.firstElementChild;
  for (const task of shown) {
    const row = rows.get(task.id) ?? add(task);
    update(row, task);
    if (row.node === place) {
      place = place.nextElementSibling;
    } else {
      body.insertBefore(row.node, place);
    }
  }
  const idle = !chosen && !body.contains(document.activeElement);
  if (idle || !rows.has(focusable)) {
    roveTo(shown[0]?.id ?? '');
  }
  show($('tasks'), shown.length > 0);
  show($('empty'), !tasks.any());
  show($('no-match'), tasks.any() && shown.length === 0);
  show($('more'), all.length > shown.length);
  text($('more'), `Show ${Math.min(PAGE, all.length - shown.length)} more of ${all.length}`);
}

/** Relative times grow old. */
export function tick() {
  for (const [id, row] of rows) {
    const task = tasks.find(id);
    if (task) {
      times(row, task);
    }
  }
}

function add(task) {
  const cell = (name, ...children) =>
      element('td', {role: 'gridcell', className: name}, ...children);
  const row = {
    name: element('span', {className: 'task-name'}, task.name),
    about: element('span', {className: 'task-about mono muted'}),
    status: element('span', {className: 'badge'}),
    progress: progress(),
    attempts: element('span'),
    priority: element('span'),
    submitted: element('time'),
    ran: element('span'),
    cancel: element('button', {type: 'button', className: 'quiet'}, 'Cancel'),
  };
  row.cancel.setAttribute('aria-label', `Cancel ${task.name}`);
  row.cancel.addEventListener('click', () => actions.cancel(task.id));
  row.node = element('tr', {role: 'row', tabIndex: -1, 'data-id': task.id},
      cell('c-task', row.name, row.about),
      cell('c-status', row.status),
      cell('c-progress', row.progress.node),
      cell('c-attempts', row.attempts),
      cell('c-priority', row.priority),
      cell('c-submitted', row.submitted),
      cell('c-ran', row.ran),
      cell('c-actions', row.cancel));
  row.node.setAttribute('aria-selected', String(task.id === chosen));
  rows.set(task.id, row);
  return row;
}

function update(row, task) {
  text(row.about, task.about ?? '');
  badge(row.status, task.status);
  row.progress.update(task);
  text(row.attempts, task.attempts > 1 ? `${task.attempts} attempts` : task.attempts === 1 ? '1 attempt' : '–');
  row.attempts.classList.toggle('muted', task.attempts < 2);
  text(row.priority, word(task.priority));
  row.priority.classList.toggle('muted', task.priority === 'NORMAL');
  show(row.cancel, !task.ended && task.status !== 'CANCELLING');
  times(row, task);
}

function times(row, task) {
  text(row.submitted, ago(task.queuedAt));
  row.submitted.dateTime = task.queuedAt;
  row.submitted.title = new Date(task.queuedAt).toLocaleString();
  text(row.ran, duration(task.startedAt, task.endedAt));
}

export function badge(node, status) {
  node.dataset.status = status;
  text(node, word(status));
}

/** A bar with what is being done, or how it ended. */
export function progress() {
  const bar = element('progress', {max: 1});
  const percent = element('span', {className: 'percent'});
  const message = element('span', {className: 'message'});
  const node = element('div', {className: 'progress'}, bar, percent, message);
  return {
    node,
    update(task) {
      const reported = task.progress.fraction > 0 || task.progress.message !== '';
      const moving = task.status === 'RUNNING' || task.status === 'CANCELLING';
      show(bar, moving || (reported && task.status !== 'COMPLETED'));
      bar.setAttribute('aria-label', `Progress of ${task.name}`);
      if (reported) {
        bar.value = task.progress.fraction;
      } else {
        bar.removeAttribute('value');
      }
      show(percent, reported && !bar.hidden);
      text(percent, `${Math.floor(task.progress.fraction * 100)} %`);
      text(message, words(task));
      message.title = message.textContent;
    },
  };
}

function words(task) {
  switch (task.status) {
    // A program's result is an object, of which the server tells only the class.
    case 'COMPLETED': return task.kind === 'SHELL' ? 'Done' : task.result ?? 'Done';
    case 'FAILED': return task.failure?.replace(/^[\w.$]+: /, '') ?? 'Failed';
    case 'CANCELLED':
    case 'CANCELLING': return task.cancelReason ?? '';
    case 'QUEUED': return 'Waiting for a slot';
    case 'DELAYED': return 'Waiting for its time';
    default: return task.progress.message || (task.attempts > 1 ? `Attempt ${task.attempts}` : '');
  }
}

function move(event) {
  const row = event.target.closest('tr');
  if (!row || event.target.closest('button') || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const target = {
    ArrowDown: row.nextElementSibling,
    ArrowUp: row.previousElementSibling,
    Home: body.firstElementChild,
    End: body.lastElementChild,
  }[event.key];
  if (target) {
    event.preventDefault();
    target.focus();
  } else if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    actions.open(row.dataset.id, {focus: true});
  } else if (event.key === 'Delete') {
    event.preventDefault();
    actions.cancel(row.dataset.id);
  }
}

// One row is reached by Tab, the others by the arrow keys.
function roveTo(id) {
  const old = rows.get(focusable);
  if (old) {
    old.node.tabIndex = -1;
  }
  focusable = id;
  const now = rows.get(id);
  if (now) {
    now.node.tabIndex = 0;
  }
}
