package dev.errand.runtime.output;

import dev.errand.Keep;
import org.jspecify.annotations.Nullable;

/**
 * The log records of an output, within the limit. A record counts as many bytes as its message has
 * characters, and one for the end of its line. Guarded by the {@link Store}.
 */
final class LogStream {
  private final long limit;
  private final Keep keep;
  private final Overflow overflow;
  private final Readers readers;
  private final Trail<LogEntry> entries = new Trail<>();
  private @Nullable ByteLog encoded; // the records that came when the memory was full
  private long inMemory; // about the bytes of the others
  private long kept;
  private long dropped;
  private boolean full;

  LogStream(long limit, Keep keep, Overflow overflow, Readers readers) {
    this.limit = limit;
    this.keep = keep;
    this.overflow = overflow;
    this.readers = readers;
  }

  /**
   * Appends a record.
   *
   * @param bytes the record for the file; null if it is to be held in memory
   */
  void append(LogEntry entry, byte @Nullable [] bytes) {
    if (keep == Keep.HEAD && (full || kept + entry.weight() > limit)) {
      full = true;
      dropped += entry.weight();
      return;
    }
    if (bytes == null) {
      inMemory += entry.size();
    } else if (!keeps(entry, bytes)) {
      full = true;
      dropped += entry.weight();
      return;
    }
    entries.add(entry);
    kept += entry.weight();
    while (kept > limit) { // TAIL only
      dropFirst();
    }
  }

  private boolean keeps(LogEntry entry, byte[] bytes) {
    ByteLog to = encoded;
    if (to == null) {
      // The limit is that of the messages.
      encoded =
          to = new ByteLog(Long.MAX_VALUE / 2, keep, overflow.memory() / 4, overflow, readers);
    }
    long from = to.end();
    long floor = to.floor();
    int written = to.append(bytes, 0, bytes.length);
    if (to.floor() > floor) {
      dropGone(to.floor());
    }
    if (written < bytes.length) {
      to.shorten(written);
      return false;
    }
    entry.isAt(from, bytes.length);
    return true;
  }

  /** Drops the records whose bytes were let go of for want of a file, and those before them. */
  private void dropGone(long floor) {
    long end = entries.firstIndex() + entries.size();
    long firstKept = entries.firstIndex();
    for (long index = firstKept; index < end; index++) {
      LogEntry entry = entries.get(index);
      if (entry.isEncoded() && entry.from() >= floor) {
        break;
      }
      firstKept = entry.isEncoded() ? index + 1 : firstKept;
    }
    while (entries.firstIndex() < firstKept) {
      dropFirst();
    }
  }

  private void dropFirst() {
    LogEntry oldest = entries.first();
    entries.dropFirst();
    kept -= oldest.weight();
    dropped += oldest.weight();
    if (!oldest.isEncoded()) {
      inMemory -= oldest.size();
    } else if (encoded != null) {
      encoded.dropTo(oldest.from());
    }
  }

  /** Tells whether the next record is to be given as bytes. */
  boolean overflows() {
    return inMemory >= overflow.memory();
  }

  long size() {
    return inMemory + (entries.capacity() * LogEntry.SIZE) + (encoded == null ? 0 : encoded.size());
  }

  View view() {
    return new View(entries.view(), encoded == null ? null : encoded.view(), dropped);
  }

  /**
   * The records as they were at one moment. Belongs to one reader, as the bytes do.
   *
   * @param entries the records
   * @param encoded what those are made of that are not in memory; null if all are
   * @param dropped what the records count that were not kept
   */
  record View(Trail.View<LogEntry> entries, ByteLog.@Nullable View encoded, long dropped) {
    long from() {
      return entries.from();
    }

    long to() {
      return entries.to();
    }

    LogEntry get(long index) {
      return entries.get(index);
    }
  }
}
