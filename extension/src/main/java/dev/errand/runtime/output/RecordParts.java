package dev.errand.runtime.output;

import dev.errand.LogLine;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What makes up the line of a {@code java.util.logging} record. Formatting costs a hundred times
 * what keeping costs, and most lines are never read.
 */
final class RecordParts implements Supplier<LogLine> {
  private static final Formatter FORMATTER = new SimpleFormatter();

  private final LogRecord record; // our own copy
  private final String thread;

  private RecordParts(LogRecord record, String thread) {
    this.record = record;
    this.thread = thread;
  }

  /** Keeps the parts; on the thread that logs. */
  static RecordParts of(LogRecord record) {
    LogRecord copy = copy(record);
    @Nullable Object[] parameters = record.getParameters();
    if (parameters != null) {
      copy.setParameters(frozen(parameters));
    }
    return new RecordParts(copy, Thread.currentThread().getName());
  }

  private static LogRecord copy(LogRecord record) {
    LogRecord ext = ExtRecords.copy(record);
    if (ext != null) {
      return ext;
    }
    LogRecord copy = new LogRecord(record.getLevel(), record.getMessage());
    copy.setLoggerName(record.getLoggerName());
    copy.setInstant(record.getInstant());
    copy.setThrown(record.getThrown());
    copy.setResourceBundle(record.getResourceBundle());
    return copy;
  }

  /** What may change before the line is read becomes text now. */
  private static @Nullable Object[] frozen(@Nullable Object[] parameters) {
    @Nullable Object[] frozen = parameters.clone();
    for (int i = 0; i < frozen.length; i++) {
      frozen[i] = frozen(frozen[i]);
    }
    return frozen;
  }

  @SuppressWarnings("JavaUtilDate") // formats differ by type: a date stays one
  private static @Nullable Object frozen(@Nullable Object parameter) {
    if (parameter == null || neverChanges(parameter)) {
      return parameter;
    }
    if (parameter instanceof Date date) {
      return date.clone();
    }
    try {
      return String.valueOf(parameter);
    } catch (RuntimeException e) { // as the console would, but without breaking the logging call
      return parameter.getClass().getName() + " (its toString threw " + e + ")";
    }
  }

  private static boolean neverChanges(Object parameter) {
    return switch (parameter.getClass().getPackageName()) {
      case "java.math", "java.time" -> true;
      case "java.lang" ->
          parameter instanceof String
              || parameter instanceof Number
              || parameter instanceof Boolean
              || parameter instanceof Character;
      default -> false;
    };
  }

  @Override
  public LogLine get() {
    Instant at = record.getInstant();
    Throwable thrown = record.getThrown();
    return new LogLine(
        at,
        record.getLevel().getName(),
        Objects.requireNonNullElse(record.getLoggerName(), ""),
        message(),
        thread,
        Optional.ofNullable(thrown).map(Traces::text));
  }

  private String message() {
    String message = ExtRecords.message(record);
    return String.valueOf(message != null ? message : FORMATTER.formatMessage(record));
  }
}
