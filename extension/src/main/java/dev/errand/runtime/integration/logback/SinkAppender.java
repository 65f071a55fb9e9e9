package dev.errand.runtime.integration.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.errand.LogLine;
import dev.errand.spi.LogSource;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/** Passes records to the sink; or, around an appender that prints them, lets it print them. */
final class SinkAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
  private final LogSource.Sink sink;
  private final @Nullable Appender<ILoggingEvent> console;

  SinkAppender(
      LoggerContext context, LogSource.Sink sink, @Nullable Appender<ILoggingEvent> console) {
    this.sink = sink;
    this.console = console;
    setContext(context);
    setName(console == null ? "errand" : console.getName());
  }

  LogSource.Sink sink() {
    return sink;
  }

  @Nullable Appender<ILoggingEvent> console() {
    return console;
  }

  @Override
  public void stop() {
    super.stop();
    if (console != null) {
      console.stop(); // its context stops it through us
    }
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (console != null) {
      sink.console(() -> console.doAppend(event));
      return;
    }
    Level level = level(event.getLevel().toInt());
    String logger = event.getLoggerName();
    Map<String, String> context = event.getMDCPropertyMap();
    String task = context == null ? null : context.get(LogSource.TASK);
    if (sink.wants(level, logger, task)) {
      keep(event, level, task);
    }
  }

  private void keep(ILoggingEvent event, Level level, @Nullable String task) {
    String message = String.valueOf(event.getFormattedMessage()); // made once for all appenders
    String name = event.getLevel().toString();
    String logger = event.getLoggerName();
    String thread = event.getThreadName();
    long at = event.getTimeStamp();
    IThrowableProxy thrown = event.getThrowableProxy();
    sink.log(
        level,
        logger,
        task,
        message.length(),
        () ->
            new LogLine(
                Instant.ofEpochMilli(at),
                name,
                logger,
                message,
                thread,
                Optional.ofNullable(thrown).map(ThrowableProxyUtil::asString)));
  }

  private static Level level(int level) {
    if (level >= ch.qos.logback.classic.Level.ERROR_INT) {
      return Level.SEVERE;
    }
    if (level >= ch.qos.logback.classic.Level.WARN_INT) {
      return Level.WARNING;
    }
    if (level >= ch.qos.logback.classic.Level.INFO_INT) {
      return Level.INFO;
    }
    return level >= ch.qos.logback.classic.Level.DEBUG_INT ? Level.FINE : Level.FINER;
  }
}
