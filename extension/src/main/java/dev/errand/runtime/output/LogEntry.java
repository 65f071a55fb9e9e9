package dev.errand.runtime.output;

import static java.util.Objects.requireNonNull;

import dev.errand.LogLine;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A log record in an output; it becomes a line when it is first read. */
final class LogEntry {
  /** About the memory that one takes in a file. */
  static final int SIZE = 56;

  /** About the memory of the parts of one, beside its message. */
  private static final int PARTS_SIZE = 120;

  private static final int IN_MEMORY = -1;

  private final long at;
  private final int attempt;
  private final int weight;

  // Where its bytes are. Written under the store's lock before anybody else sees it.
  private long from;
  private int length = IN_MEMORY;

  // A Supplier<LogLine>, then the LogLine, so that the record's parts are let go of; null if its
  // bytes are kept. Written by any reader without a lock: a LogLine may be passed by a race, and
  // two readers make the same line.
  private @Nullable Object line;

  /**
   * Makes one.
   *
   * @param maker makes the line; null if its bytes are kept
   */
  LogEntry(long at, int attempt, int weight, @Nullable Supplier<LogLine> maker) {
    this.at = at;
    this.attempt = attempt;
    this.weight = weight;
    this.line = maker;
  }

  void isAt(long offset, int bytes) {
    from = offset;
    length = bytes;
  }

  boolean isEncoded() {
    return length != IN_MEMORY;
  }

  long from() {
    return from;
  }

  /** Gives when it was logged, in {@link Ticks}. */
  long at() {
    return at;
  }

  int attempt() {
    return attempt;
  }

  /** Gives what the record counts for the limit. */
  int weight() {
    return weight;
  }

  /** Gives about the memory that it takes beyond {@link #SIZE}, if it is in memory. */
  int size() {
    return weight + PARTS_SIZE;
  }

  LogLine line(LogStream.View stream) {
    Object present = line;
    if (present instanceof LogLine known) {
      return known;
    }
    ByteLog.View encoded = stream.encoded();
    if (encoded != null && isEncoded()) {
      byte[] bytes = new byte[length];
      encoded.copy(from, from + length, bytes, 0);
      return LogLineCodec.decode(bytes);
    }
    LogLine made = make((Supplier<?>) present);
    line = made;
    return made;
  }

  static LogLine make(@Nullable Supplier<?> maker) {
    try {
      return (LogLine) requireNonNull(maker).get();
    } catch (RuntimeException e) { // one bad record must not make the whole output unreadable
      String message = "A log record could not be formatted: " + e;
      return new LogLine(Instant.now(), "SEVERE", "", message, "", Optional.of(Traces.text(e)));
    }
  }
}
