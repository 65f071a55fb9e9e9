// The output of the chosen task, as it is written. Of very much only the end is kept on the page.
import {$, element, show, text} from './dom.js';
import {bytes, clock} from './format.js';
import {follow} from './live.js';

const MOST = 5000;
const STREAMS = {OUT: 'out', ERR: 'err', LOG: 'log'};
const pane = $('lines');
const boxes = {};
let stream = null;
let waiting = [];
let drawing = false;
let removed = 0;
let count = {OUT: 0, ERR: 0, LOG: 0};

for (const [kind, label] of Object.entries(STREAMS)) {
  const button = element('button', {type: 'button', className: 'chip', 'data-stream': kind});
  const number = element('span', {className: 'count'}, '0');
  button.append(element('span', {}, label), number);
  button.setAttribute('aria-pressed', 'true');
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(on));
    pane.classList.toggle(`without-${label}`, !on);
    scroll();
  });
  $('streams').append(button);
  const download = element('a', {download: `${label}.txt`, hidden: true}, `Download ${label}`);
  $('downloads').append(download);
  boxes[kind] = {number, download, label};
}

// Who scrolls up reads; who comes back to the end wants to follow.
pane.addEventListener('scroll', () => {
  const atEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 24;
  if (!drawing) {
    $('follow').checked = atEnd;
  }
});
$('follow').addEventListener('change', scroll);

export function open(task) {
  close();
  const url = `/api/tasks/${encodeURIComponent(task.id)}/output`;
  $('follow').checked = true;
  for (const {download, label} of Object.values(boxes)) {
    download.href = `${url}/${label}.txt`;
  }
  text($('output-state'), 'Waiting for output');
  stream = follow(`${url}/live`, {
    begin({skipped}) {
      clear();
      count = {...count, ...skipped};
      removed = Object.values(skipped).reduce((sum, lines) => sum + lines, 0);
      soon();
      text($('output-state'), 'Live');
    },
    line(line) {
      waiting.push(line);
      soon();
    },
    end(end) {
      stream.close();
      draw();
      finish(end);
    },
  }, {lost: () => text($('output-state'), 'The connection was lost; it is tried again.')});
}

export function close() {
  stream?.close();
  stream = null;
  clear();
}

function clear() {
  waiting = [];
  removed = 0;
  count = {OUT: 0, ERR: 0, LOG: 0};
  pane.replaceChildren();
  show($('output-note'), false);
  numbers();
}

function soon() {
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(draw);
  }
}

function draw() {
  const lines = waiting;
  waiting = [];
  for (const line of lines) {
    count[line.stream]++;
  }
  const fresh = lines.slice(-MOST);
  removed += lines.length - fresh.length;
  pane.append(...fresh.map(row));
  while (pane.childElementCount > MOST) {
    pane.firstElementChild.remove();
    removed++;
  }
  show($('output-note'), removed > 0);
  text($('output-note'), `${removed.toLocaleString('en')} earlier lines are not shown here. The downloads below have all that is kept.`);
  numbers();
  scroll();
  drawing = false;
}

function row({stream, at, attempt, text: words}) {
  const line = element('div', {className: `line ${STREAMS[stream]}`},
      element('time', {dateTime: at, title: at}, clock(at)),
      element('span', {className: 'stream'}, STREAMS[stream]),
      element('span', {className: 'words'}, words || ' '));
  if (attempt > 1) {
    line.insertBefore(element('span', {className: 'attempt', title: `Attempt ${attempt}`}, `#${attempt}`),
        line.lastElementChild);
  }
  return line;
}

function finish({exception, droppedBytes}) {
  if (exception) {
    pane.append(element('div', {className: 'line trace'},
        element('span', {className: 'stream'}, 'exception'),
        element('pre', {className: 'words'}, exception.trimEnd())));
    scroll();
  }
  const dropped = droppedBytes > 0 ? `; ${bytes(droppedBytes)} were too much to keep` : '';
  text($('output-state'), pane.childElementCount === 0 ? 'It wrote nothing' : `Complete${dropped}`);
}

function numbers() {
  for (const [kind, {number, download}] of Object.entries(boxes)) {
    text(number, count[kind].toLocaleString('en'));
    show(download, count[kind] > 0);
  }
}

function scroll() {
  if ($('follow').checked) {
    pane.scrollTop = pane.scrollHeight;
  }
}
