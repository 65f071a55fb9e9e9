package dev.errand.runtime.integration.log4j;

import static java.util.Objects.requireNonNull;

import dev.errand.spi.LogSource;
import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.jspecify.annotations.Nullable;

/** Log4j 2, where its API is bound to its own core. No logger's level is touched. */
public final class Log4jSource implements LogSource {
  /** Made by the service loader; fails where the library is not there, and then is passed over. */
  public Log4jSource() {
    requireNonNull(LogManager.class);
    requireNonNull(LoggerContext.class);
  }

  @Override
  public Attachment attach(Sink sink) {
    return LogManager.getContext(Log4jSource.class.getClassLoader(), false)
            instanceof LoggerContext context
        ? new InContext(context, sink)
        : () -> {};
  }

  /**
   * The appenders in one context: ours where records end, and one around each that writes to the
   * console.
   */
  private static final class InContext implements Attachment, PropertyChangeListener {
    private final LoggerContext context;
    private final Sink sink;
    private final SinkAppender appender;
    private boolean closed; // guarded by this

    private InContext(LoggerContext context, Sink sink) {
      this.context = context;
      this.sink = sink;
      this.appender = new SinkAppender(sink, null);
      attach(context.getConfiguration());
      context.addPropertyChangeListener(this);
    }

    private synchronized void attach(Configuration configuration) {
      if (closed) {
        return; // a straggler after the end
      }
      for (LoggerConfig logger : loggers(configuration)) {
        for (Appender console : appenders(logger, ConsoleAppender.class)) {
          wrap(logger, new SinkAppender(sink, console), console);
        }
        if (!logger.isAdditive() || logger.getParent() == null) { // records go no further up
          logger.addAppender(appender, null, null);
        }
      }
    }

    private static Collection<LoggerConfig> loggers(Configuration configuration) {
      Set<LoggerConfig> loggers = new HashSet<>(configuration.getLoggers().values());
      loggers.add(configuration.getRootLogger());
      return loggers;
    }

    private static <A extends Appender> List<A> appenders(LoggerConfig logger, Class<A> type) {
      List<A> found = new ArrayList<>();
      for (Appender present : logger.getAppenders().values()) {
        if (type.isInstance(present)) {
          found.add(type.cast(present));
        }
      }
      return found;
    }

    private static void wrap(LoggerConfig logger, SinkAppender wrapper, Appender console) {
      add(logger, wrapper, console); // first, or a record in between would get nowhere
      logger.removeAppender(console.getName());
    }

    private static void unwrap(LoggerConfig logger, SinkAppender wrapper, Appender console) {
      add(logger, console, console);
      logger.removeAppender(wrapper.getName());
    }

    /** Adds an appender with the level and the filter by which the logger refers to the console. */
    private static void add(LoggerConfig logger, Appender added, Appender console) {
      for (AppenderRef ref : logger.getAppenderRefs()) {
        if (ref.getRef().equals(console.getName())) {
          logger.addAppender(added, ref.getLevel(), ref.getFilter());
          return;
        }
      }
      logger.addAppender(added, null, null);
    }

    /** A new configuration has begun to work. */
    @Override
    public void propertyChange(PropertyChangeEvent event) {
      if (event.getNewValue() instanceof Configuration configuration) {
        attach(configuration);
      }
    }

    @Override
    public boolean marks() {
      return true;
    }

    @Override
    public @Nullable String mark(@Nullable String task) {
      String before = ThreadContext.get(TASK);
      if (task == null) {
        ThreadContext.remove(TASK);
      } else {
        ThreadContext.put(TASK, task);
      }
      return before;
    }

    @Override
    public synchronized void close() {
      closed = true;
      context.removePropertyChangeListener(this);
      for (LoggerConfig logger : loggers(context.getConfiguration())) {
        for (SinkAppender mine : appenders(logger, SinkAppender.class)) {
          Appender console = mine.console();
          if (mine == appender) {
            logger.removeAppender(mine.getName());
          } else if (console != null && mine.sink() == sink) {
            unwrap(logger, mine, console);
          }
        }
      }
    }
  }
}
