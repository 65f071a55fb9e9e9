// Words for statuses, times and numbers.

export const STATUSES = ['RUNNING', 'QUEUED', 'DELAYED', 'CANCELLING', 'COMPLETED', 'FAILED', 'CANCELLED'];

export function word(constant) {
  return constant.charAt(0) + constant.slice(1).toLowerCase();
}

const RELATIVE = new Intl.RelativeTimeFormat('en', {numeric: 'auto'});
const CLOCK = new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', second: '2-digit'});

export function ago(iso) {
  const seconds = Math.round((Date.parse(iso) - Date.now()) / 1000);
  if (seconds > -5) {
    return 'just now';
  }
  for (const [unit, size] of [['day', 86400], ['hour', 3600], ['minute', 60]]) {
    if (-seconds >= size) {
      return RELATIVE.format(Math.ceil(seconds / size), unit);
    }
  }
  return RELATIVE.format(seconds, 'second');
}

export function clock(iso) {
  return CLOCK.format(new Date(iso));
}

export function duration(fromIso, toIso) {
  if (!fromIso) {
    return '–';
  }
  const millis = Math.max(0, (toIso ? Date.parse(toIso) : Date.now()) - Date.parse(fromIso));
  if (toIso && millis < 1000) {
    return `${Math.round(millis)} ms`;
  }
  if (millis < 60_000) {
    return `${(millis / 1000).toFixed(toIso ? 1 : 0)} s`;
  }
  const seconds = Math.floor(millis / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function bytes(count) {
  const units = ['B', 'kB', 'MB', 'GB'];
  let unit = 0;
  while (count >= 1000 && unit < units.length - 1) {
    count /= 1000;
    unit++;
  }
  return `${count.toFixed(unit ? 1 : 0)} ${units[unit]}`;
}
