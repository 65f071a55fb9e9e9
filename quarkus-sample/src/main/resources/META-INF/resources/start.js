// The dialog that starts a scan.
import {$, element, show, text} from './dom.js';
import {get, post} from './api.js';

const WORDS = {
  inventory: ['Hash every file', 'SHA-256, with progress'],
  history: ['History', 'git log, in the root’s own repository only'],
  changes: ['Changes', 'git status, likewise; that repository’s filters may run'],
  size: ['Size', 'du'],
  kinds: ['Kinds of files', 'file'],
  labels: ['Order labels', 'from a supplier who fails two times of three'],
};

const dialog = $('dialog');
let started = () => {};

export function begin(onStarted) {
  started = onStarted;
  for (const id of ['start', 'start-first']) {
    $(id).addEventListener('click', open);
  }
  $('dismiss').addEventListener('click', () => dialog.close());
  $('form').addEventListener('submit', submit);
  dialog.addEventListener('click', event => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
}

export async function open() {
  show($('problem'), false);
  if (!dialog.open) {
    dialog.showModal();
  }
  $('directory').select();
  try {
    fill(await get('/api/about'));
  } catch (failure) {
    refuse(failure);
  }
}

/** Shows below what directory everything happens. */
export async function about() {
  const {root} = await get('/api/about');
  text($('root'), root);
}

function fill({root, directories, parts}) {
  text($('root'), root);
  text($('directory-hint'), `In ${root}. Nothing outside is read.`);
  $('directories').replaceChildren(...directories.map(value => element('option', {value})));
  if ($('parts').childElementCount > 0) {
    return;
  }
  for (const {part, missing} of parts) {
    const [title, hint] = WORDS[part] ?? [part, ''];
    const box = element('input', {type: 'checkbox', name: 'part', value: part, checked: true});
    $('parts').append(element('label', {className: 'part'}, box,
        element('span', {}, title,
            element('span', {className: 'muted small'}, missing ? `${hint} · ${missing}` : hint))));
  }
}

async function submit(event) {
  event.preventDefault();
  const parts = [...$('parts').querySelectorAll('input:checked')].map(box => box.value);
  if (parts.length === 0) {
    refuse(new Error('Nothing is chosen. Tick one part at least.'));
    return;
  }
  show($('problem'), false);
  $('submit').disabled = true;
  try {
    const scan = await post('/api/scans', {directory: $('directory').value, parts});
    dialog.close();
    started(scan);
  } catch (failure) {
    refuse(failure);
  } finally {
    $('submit').disabled = false;
  }
}

function refuse(failure) {
  text($('problem'), failure.message);
  show($('problem'), true);
  $('directory').focus();
}
