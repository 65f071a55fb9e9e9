package dev.errand.runtime.integration.logback;

import static java.util.Objects.requireNonNull;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import dev.errand.spi.LogSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Logback, where SLF4J is bound to it. No logger's level is touched. */
public final class LogbackSource implements LogSource {
  /** Made by the service loader; fails where the library is not there, and then is passed over. */
  public LogbackSource() {
    requireNonNull(LoggerContext.class);
    requireNonNull(MDC.class);
  }

  @Override
  public Attachment attach(Sink sink) {
    return LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        ? new InContext(context, sink)
        : () -> {};
  }

  /**
   * The appenders in one context: ours where records end, and one around each that writes to the
   * console.
   */
  private static final class InContext implements Attachment, LoggerContextListener {
    private final LoggerContext context;
    private final Sink sink;
    private final SinkAppender appender;
    private volatile boolean configuredAnew; // read when an attempt begins
    private boolean closed; // guarded by this

    private InContext(LoggerContext context, Sink sink) {
      this.context = context;
      this.sink = sink;
      this.appender = new SinkAppender(context, sink, null);
      attach();
      context.addListener(this);
    }

    private synchronized void attach() {
      if (closed) {
        return; // a straggler after the end
      }
      configuredAnew = false;
      appender.start();
      for (Logger logger : context.getLoggerList()) {
        consolesOf(logger).forEach(console -> wrap(logger, console));
        if (isLast(logger) && !logger.isAttached(appender)) {
          logger.addAppender(appender);
        }
      }
    }

    /** Tells whether records go no further up from here. */
    private static boolean isLast(Logger logger) {
      return !logger.isAdditive() || logger.getName().equals(Logger.ROOT_LOGGER_NAME);
    }

    private static List<ConsoleAppender<ILoggingEvent>> consolesOf(Logger logger) {
      List<ConsoleAppender<ILoggingEvent>> consoles = new ArrayList<>();
      for (Iterator<Appender<ILoggingEvent>> all = logger.iteratorForAppenders(); all.hasNext(); ) {
        if (all.next() instanceof ConsoleAppender<ILoggingEvent> console) {
          consoles.add(console);
        }
      }
      return consoles;
    }

    private void wrap(Logger logger, ConsoleAppender<ILoggingEvent> console) {
      SinkAppender around = new SinkAppender(context, sink, console);
      around.start();
      logger.addAppender(around); // first, or a record in between would get nowhere
      logger.detachAppender(console);
    }

    @Override
    public void renew() {
      if (configuredAnew) {
        attach();
      }
    }

    @Override
    public boolean marks() {
      return true;
    }

    @Override
    public @Nullable String mark(@Nullable String task) {
      String before = MDC.get(TASK);
      if (task == null) {
        MDC.remove(TASK);
      } else {
        MDC.put(TASK, task);
      }
      return before;
    }

    @Override
    public synchronized void close() {
      closed = true;
      context.removeListener(this);
      for (Logger logger : context.getLoggerList()) {
        logger.detachAppender(appender);
        List<SinkAppender> mine = new ArrayList<>();
        for (Iterator<Appender<ILoggingEvent>> all = logger.iteratorForAppenders();
            all.hasNext(); ) {
          if (all.next() instanceof SinkAppender wrapper && wrapper.sink() == sink) {
            mine.add(wrapper);
          }
        }
        mine.forEach(wrapper -> unwrap(logger, wrapper));
      }
      appender.stop();
    }

    private static void unwrap(Logger logger, SinkAppender wrapper) {
      Appender<ILoggingEvent> console = wrapper.console();
      if (console != null) {
        logger.addAppender(console);
      }
      logger.detachAppender(wrapper); // not stopped: that would stop the console
    }

    /** A configuration that is read again must not lose us. */
    @Override
    public boolean isResetResistant() {
      return true;
    }

    @Override
    public void onReset(LoggerContext cleared) {
      attach();
      configuredAnew = true; // and what is configured from now on is seen by the next attempt
    }

    @Override
    public void onStart(LoggerContext started) {
      configuredAnew = true;
    }

    @Override
    public void onStop(LoggerContext stopped) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
  }
}
