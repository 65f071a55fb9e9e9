package dev.errand.runtime.output;

import dev.errand.Keep;

/**
 * The log records of an output, within the limit. A record counts as many bytes as its message has
 * characters, and one for the end of its line. Guarded by the {@link Store}.
 */
final class LogStream {
  private final long limit;
  private final Keep keep;
  private final Trail<LogEntry> entries = new Trail<>();
  private long kept;
  private long dropped;
  private boolean full;

  LogStream(long limit, Keep keep) {
    this.limit = limit;
    this.keep = keep;
  }

  void append(LogEntry entry) {
    if (keep == Keep.HEAD && (full || kept + entry.weight() > limit)) {
      full = true;
      dropped += entry.weight();
      return;
    }
    entries.add(entry);
    kept += entry.weight();
    while (kept > limit) { // TAIL only
      LogEntry oldest = entries.first();
      entries.dropFirst();
      kept -= oldest.weight();
      dropped += oldest.weight();
    }
  }

  long dropped() {
    return dropped;
  }

  long size() {
    return kept + entries.capacity() * LogEntry.SIZE;
  }

  Trail.View<LogEntry> view() {
    return entries.view();
  }
}
