package dev.errand.runtime.output;

import dev.errand.LogLine;
import dev.errand.spi.LogSource;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * What capturing changes outside: the two streams of the JVM and the log libraries. Containers in
 * one class loader share it; the first brings it and the last takes it away.
 */
final class Installation {
  private static final System.Logger LOG = System.getLogger(Installation.class.getPackageName());
  private static final String LEFT_OUT = "A log source is left out.";

  // Both guarded by Installation.class. The list is replaced, never changed.
  private static int users;
  private static volatile List<AutoCloseable> attached = List.of(); // read by threads of tasks

  private Installation() {}

  static synchronized void acquire() {
    users++;
    if (users == 1) {
      attached = attachAll();
      Router.install();
    }
  }

  static synchronized void release() {
    users--;
    if (users == 0) {
      Router.uninstall();
      List<AutoCloseable> previous = attached;
      attached = List.of();
      previous.forEach(Installation::detach);
    }
  }

  /** Repairs what others have replaced or removed meanwhile. Called when an attempt begins. */
  static void renew() {
    for (AutoCloseable one : attached) {
      if (one instanceof Renewable renewable) {
        renewable.renew();
      }
    }
    if (!Router.isInPlace()) {
      putOnTop();
    }
  }

  private static synchronized void putOnTop() {
    if (users > 0) { // a straggler after the last shutdown must not bring it back
      Router.install();
    }
  }

  private static List<AutoCloseable> attachAll() {
    List<AutoCloseable> all = new ArrayList<>();
    LogSource.Sink sink = new ThreadSink();
    Iterator<LogSource> sources =
        ServiceLoader.load(LogSource.class, LogSource.class.getClassLoader()).iterator();
    boolean more = true;
    while (more) {
      try {
        more = sources.hasNext();
        if (more) {
          all.add(sources.next().attach(sink));
        }
      } catch (ServiceConfigurationError e) {
        LOG.log(Level.WARNING, LEFT_OUT, e);
        more = !(e.getCause() instanceof IOException); // the list itself: it would be told for ever
      } catch (LinkageError | RuntimeException e) {
        LOG.log(Level.WARNING, LEFT_OUT, e);
      }
    }
    return List.copyOf(all);
  }

  private static void detach(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      LOG.log(Level.WARNING, "A log source could not be detached: " + one, e);
    }
  }

  /** Passes records to whatever the calling thread is bound to. */
  private static final class ThreadSink implements LogSource.Sink {
    @Override
    public boolean wants(java.util.logging.Level level, String logger) {
      Binding task = Binding.capturing();
      return task != null && task.takes(level, logger);
    }

    @Override
    public void log(
        java.util.logging.Level level, String logger, int length, Supplier<LogLine> record) {
      Binding task = Binding.capturing();
      if (task != null) {
        task.log(level, logger, length, record);
      }
    }
  }
}
