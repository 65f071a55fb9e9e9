package dev.errand.runtime.integration.log4j;

import dev.errand.LogLine;
import dev.errand.spi.LogSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.jspecify.annotations.Nullable;

/** Passes records to the sink; or, around an appender that prints them, lets it print them. */
final class SinkAppender extends AbstractAppender {
  private final LogSource.Sink sink;
  private final @Nullable Appender console;

  SinkAppender(LogSource.Sink sink, @Nullable Appender console) {
    // Appenders are told apart by their names, also from those of another application's errand.
    super(
        "errand-" + UUID.randomUUID(),
        null,
        null,
        console == null || console.ignoreExceptions(),
        Property.EMPTY_ARRAY);
    this.sink = sink;
    this.console = console;
    start();
  }

  LogSource.Sink sink() {
    return sink;
  }

  @Nullable Appender console() {
    return console;
  }

  @Override
  public void append(LogEvent event) {
    if (console != null) {
      sink.console(() -> console.append(event));
      return;
    }
    Level level = level(event.getLevel().intLevel());
    String logger = Objects.requireNonNullElse(event.getLoggerName(), "");
    String task = event.getContextData().getValue(LogSource.TASK);
    if (sink.wants(level, logger, task)) {
      keep(event, level, logger, task);
    }
  }

  /** Copies the parts: the library uses the event again. */
  private void keep(LogEvent event, Level level, String logger, @Nullable String task) {
    String message = String.valueOf(event.getMessage().getFormattedMessage());
    String name = event.getLevel().name();
    String thread = event.getThreadName();
    Instant at =
        Instant.ofEpochSecond(
            event.getInstant().getEpochSecond(), event.getInstant().getNanoOfSecond());
    Throwable thrown = event.getThrown();
    sink.log(
        level,
        logger,
        task,
        message.length(),
        () ->
            new LogLine(
                at,
                name,
                logger,
                message,
                thread,
                Optional.ofNullable(thrown).map(SinkAppender::trace)));
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /** Also for levels that the application has made: by the next lower one of Log4j's own. */
  private static Level level(int level) {
    if (level <= org.apache.logging.log4j.Level.ERROR.intLevel()) {
      return Level.SEVERE;
    }
    if (level <= org.apache.logging.log4j.Level.WARN.intLevel()) {
      return Level.WARNING;
    }
    if (level <= org.apache.logging.log4j.Level.INFO.intLevel()) {
      return Level.INFO;
    }
    return level <= org.apache.logging.log4j.Level.DEBUG.intLevel() ? Level.FINE : Level.FINER;
  }
}
