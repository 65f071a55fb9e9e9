// Wires the page together: the live stream, the list, the chosen task, the keys.
import {post} from './api.js';
import * as detail from './detail.js';
import {$, element, show, text} from './dom.js';
import {STATUSES, word} from './format.js';
import * as list from './list.js';
import {follow} from './live.js';
import * as start from './start.js';
import * as tasks from './tasks.js';

const chips = new Map();
let ready = false;
let toastTimer;

for (const status of STATUSES) {
  const number = element('span', {className: 'count'}, '0');
  const chip = element('button', {type: 'button', className: 'chip', 'data-status': status},
      element('span', {className: 'dot', 'aria-hidden': 'true'}), element('span', {}, word(status)), number);
  chip.setAttribute('aria-pressed', 'false');
  chip.addEventListener('click', () => {
    tasks.filter.toggle(status);
    render();
  });
  $('statuses').append(chip);
  chips.set(status, {chip, number});
}

const live = follow('/api/live', {message: took}, {lost: () => connection('lost', 'Offline')});

list.begin({open: choose, cancel});
start.begin(started);
start.about().catch(() => text($('root'), ''));
setInterval(() => {
  list.tick();
  const task = tasks.find(chosen());
  if (task) {
    detail.update(task);
  }
}, 1000);

$('reconnect').addEventListener('click', () => live.retry());
$('name').addEventListener('input', () => {
  tasks.filter.name($('name').value);
  render();
});
$('clear').addEventListener('click', () => {
  tasks.filter.clear();
  $('name').value = '';
  render();
  $('name').focus();
});
$('close').addEventListener('click', leave);
$('cancel').addEventListener('click', () => cancel(chosen()));
addEventListener('hashchange', showChosen);
document.addEventListener('keydown', keys);

// The first event of each connection has all tasks: not before it is the list live.
function took(batch) {
  connection('live', 'Live');
  const changed = tasks.take(batch);
  if (ready) {
    announce(changed);
  }
  ready = true;
  show($('loading'), false);
  render();
  showChosen();
}

function render() {
  const counts = tasks.counts();
  for (const [status, {chip, number}] of chips) {
    text(number, String(counts[status]));
    chip.setAttribute('aria-pressed', String(tasks.filter.has(status)));
    show(chip, counts[status] > 0 || tasks.filter.has(status) || !['DELAYED', 'CANCELLING'].includes(status));
  }
  if (ready) {
    list.render();
  }
}

// The chosen task stands in the address: it can be reloaded, sent on, and left with the back button.
function chosen() {
  return location.hash.startsWith('#task=') ? decodeURIComponent(location.hash.slice(6)) : '';
}

function choose(id, {focus = false} = {}) {
  location.hash = `task=${encodeURIComponent(id)}`;
  showChosen();
  if (focus) {
    $('detail-name').focus();
  }
}

function leave() {
  const id = chosen();
  history.pushState(null, '', location.pathname);
  showChosen();
  list.focusRow(id);
}

function showChosen() {
  const task = tasks.find(chosen());
  list.choose(task?.id ?? '');
  if (task) {
    detail.open(task);
  } else {
    detail.close();
  }
}

async function cancel(id) {
  const task = tasks.find(id);
  if (!task || task.ended) {
    return;
  }
  try {
    await post(`/api/tasks/${encodeURIComponent(id)}/cancel`, {});
  } catch (failure) {
    toast(failure.message, true);
  }
}

function started({directory, tasks: begun, skipped}) {
  const left = skipped.map(({part, why}) => `${part} (${why})`).join(', ');
  const words = begun.length === 1 ? '1 task' : `${begun.length} tasks`;
  toast(`${words} started for ${directory}.${left ? ` Left out: ${left}.` : ''}`);
}

function announce(changed) {
  const ended = changed.filter(task => task.ended);
  if (ended.length > 3) {
    text($('announce'), `${ended.length} tasks have ended.`);
  } else if (ended.length > 0) {
    text($('announce'), ended.map(task => `${task.name}: ${word(task.status)}.`).join(' '));
  }
}

function connection(state, words) {
  $('connection').dataset.state = state;
  text($('connection-text'), words);
  show($('banner'), state === 'lost');
  if (state === 'lost') {
    show($('loading'), false);
  }
}

function toast(words, bad = false) {
  clearTimeout(toastTimer);
  text($('toast'), words);
  $('toast').classList.toggle('bad', bad);
  show($('toast'), true);
  toastTimer = setTimeout(() => show($('toast'), false), 6000);
}

function keys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || $('dialog').open) {
    return;
  }
  const typing = event.target.matches('input:not([type=checkbox])');
  if (event.key === 'Escape') {
    if (typing && $('name').value) {
      $('name').value = '';
      tasks.filter.name('');
      render();
    } else if (typing) {
      list.focusRow(chosen());
    } else if (chosen()) {
      event.preventDefault();
      leave();
    }
  } else if (typing) {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.focusRow(chosen());
    }
  } else if (event.key === '/') {
    event.preventDefault();
    $('name').focus();
  } else if (event.key === 'n') {
    event.preventDefault();
    start.open();
  }
}
