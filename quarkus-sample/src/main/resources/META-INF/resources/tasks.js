// What the page knows of the tasks, and which of them the filter lets through.
import {STATUSES} from './format.js';

const KEPT = 1000;

const known = new Map();
const wanted = new Set();
let name = '';

/** Takes an event of the live stream; returns the tasks whose status is another one now. */
export function take({all, tasks}) {
  const before = new Map([...known].map(([id, task]) => [id, task.status]));
  if (all) {
    known.clear();
  }
  for (const task of tasks) {
    known.set(task.id, task);
  }
  forget();
  return tasks.filter(task => before.get(task.id) !== task.status);
}

function forget() {
  const ended = [...known.values()].filter(task => task.ended).sort(newestFirst);
  for (const task of ended.slice(KEPT)) {
    known.delete(task.id);
  }
}

export function find(id) {
  return known.get(id);
}

export function any() {
  return known.size > 0;
}

export function counts() {
  const counts = Object.fromEntries(STATUSES.map(status => [status, 0]));
  for (const task of known.values()) {
    counts[task.status]++;
  }
  return counts;
}

export function visible() {
  return [...known.values()].filter(fits).sort(newestFirst);
}

function fits(task) {
  return (wanted.size === 0 || wanted.has(task.status))
      && `${task.name} ${task.about ?? ''}`.toLowerCase().includes(name);
}

// Ids are ordered by the time of submission.
function newestFirst(one, other) {
  return one.queuedAt === other.queuedAt
      ? (one.id < other.id ? 1 : -1)
      : Date.parse(other.queuedAt) - Date.parse(one.queuedAt);
}

export const filter = {
  toggle(status) {
    if (!wanted.delete(status)) {
      wanted.add(status);
    }
  },
  has: status => wanted.has(status),
  name(text) {
    name = text.trim().toLowerCase();
  },
  clear() {
    wanted.clear();
    name = '';
  },
};
