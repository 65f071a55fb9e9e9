package dev.errand.runtime.output;

import dev.errand.LogLine;
import java.util.Optional;
import java.util.function.Supplier;

/** A log record in an output; it becomes a line when it is first read. */
final class LogEntry {
  /** About the memory that one takes beside its message. */
  static final int SIZE = 160;

  private final long at;
  private final int attempt;
  private final int weight;

  // A Supplier<LogLine>, then the LogLine, so that the record's parts are let go of. Written by any
  // reader without a lock: a LogLine may be passed by a race, and two readers make the same line.
  private Object line;

  LogEntry(long at, int attempt, int weight, Supplier<LogLine> maker) {
    this.at = at;
    this.attempt = attempt;
    this.weight = weight;
    this.line = maker;
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

  LogLine line() {
    Object present = line;
    if (present instanceof LogLine known) {
      return known;
    }
    LogLine made = make((Supplier<?>) present);
    line = made;
    return made;
  }

  private LogLine make(Supplier<?> maker) {
    try {
      return (LogLine) maker.get();
    } catch (RuntimeException e) { // one bad record must not make the whole output unreadable
      String message = "A log record could not be formatted: " + e;
      return new LogLine(
          Ticks.toInstant(at), "SEVERE", "", message, "", Optional.of(Traces.text(e)));
    }
  }
}
