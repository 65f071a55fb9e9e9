// The chosen task: its facts, and below them its output.
import {$, element, show, text} from './dom.js';
import {ago, clock, duration, word} from './format.js';
import {badge, progress} from './list.js';
import * as output from './output.js';

const bar = progress();
$('detail-progress').append(bar.node);

const FACTS = [
  ['Submitted', task => `${clock(task.queuedAt)}, ${ago(task.queuedAt)}`],
  ['Started', task => task.startedAt ? clock(task.startedAt) : 'not yet'],
  ['Ended', task => task.endedAt ? clock(task.endedAt) : 'not yet'],
  ['Ran for', task => duration(task.startedAt, task.endedAt)],
  ['Attempts', task => String(task.attempts)],
  ['Priority', task => word(task.priority)],
  ['Kind', task => word(task.kind)],
  ['Thread', task => task.thread ?? '–'],
  ['Id', task => task.id],
];

const values = FACTS.map(([label, value]) => {
  const dd = element('dd');
  $('facts').append(element('div', {className: `fact fact-${label.toLowerCase().replace(' ', '-')}`},
      element('dt', {}, label), dd));
  return [dd, value];
});

let chosen = '';

export function open(task) {
  show($('detail'), true);
  document.body.classList.add('has-detail');
  if (task.id !== chosen) {
    chosen = task.id;
    output.open(task);
  }
  update(task);
}

export function close() {
  chosen = '';
  output.close();
  show($('detail'), false);
  document.body.classList.remove('has-detail');
}

export function update(task) {
  text($('detail-name'), task.name);
  text($('detail-about'), task.about ?? '');
  badge($('detail-status'), task.status);
  show($('cancel'), !task.ended);
  $('cancel').disabled = task.status === 'CANCELLING';
  text($('cancel'), task.status === 'CANCELLING' ? 'Cancelling' : 'Cancel task');
  bar.update(task);
  note(task);
  for (const [node, value] of values) {
    text(node, value(task));
  }
}

function note(task) {
  const node = $('detail-note');
  const words = task.status === 'FAILED' ? task.failure : null;
  show(node, Boolean(words));
  text(node, words ?? '');
}
