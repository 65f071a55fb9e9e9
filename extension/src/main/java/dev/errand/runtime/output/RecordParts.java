package dev.errand.runtime.output;

import dev.errand.LogLine;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What makes up the line of a {@code java.util.logging} record. Formatting costs a hundred times
 * what keeping costs, and most lines are never read.
 */
final class RecordParts implements Supplier<LogLine> {
  private static final Formatter FORMATTER = new SimpleFormatter();

  private final Level level;
  private final @Nullable String logger;
  private final @Nullable String message;
  private final Instant at;
  private final @Nullable Throwable thrown;
  private final @Nullable ResourceBundle bundle;
  private final @Nullable Object @Nullable [] parameters;
  private final String thread;

  /** Our own copy, where the record is one of JBoss LogManager's; others are not copied whole. */
  private final @Nullable LogRecord ext;

  private RecordParts(LogRecord record) {
    this.level = record.getLevel();
    this.logger = record.getLoggerName();
    this.message = record.getMessage();
    this.at = record.getInstant();
    this.thrown = record.getThrown();
    this.bundle = record.getResourceBundle();
    @Nullable Object[] given = record.getParameters();
    this.parameters = given == null ? null : frozen(given);
    this.thread = Thread.currentThread().getName();
    this.ext = ExtRecords.copy(record);
    if (ext != null && parameters != null) {
      ext.setParameters(parameters);
    }
  }

  /** Keeps the parts; on the thread that logs. */
  static RecordParts of(LogRecord record) {
    return new RecordParts(record);
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
    return new LogLine(
        at,
        level.getName(),
        Objects.requireNonNullElse(logger, ""),
        String.valueOf(text()),
        thread,
        Optional.ofNullable(thrown).map(Traces::text));
  }

  private @Nullable String text() {
    String formatted = ext == null ? null : ExtRecords.message(ext);
    return formatted != null ? formatted : FORMATTER.formatMessage(ext == null ? record() : ext);
  }

  private LogRecord record() {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName(logger);
    record.setInstant(at);
    record.setThrown(thrown);
    record.setResourceBundle(bundle);
    record.setParameters(parameters);
    return record;
  }
}
