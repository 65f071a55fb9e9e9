package dev.errand.runtime.output;

import dev.errand.spi.LogSource;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * What capturing changes outside: the two streams of the JVM and the log libraries. Containers in
 * one class loader share it; the first brings it and the last takes it away.
 */
final class Installation {
  private static final System.Logger LOG = System.getLogger(Installation.class.getPackageName());
  private static final String LEFT_OUT = "A log source is left out.";

  // All guarded by Installation.class. The lists are replaced, never changed.
  private static int users;
  private static volatile List<LogSource.Attachment> attached =
      List.of(); // read by threads of tasks
  private static volatile List<LogSource.Attachment> marking =
      List.of(); // read by threads of tasks

  private Installation() {}

  static synchronized void acquire() {
    users++;
    if (users == 1) {
      attached = attachAll();
      marking = attached.stream().filter(LogSource.Attachment::marks).toList();
      Router.install();
    }
  }

  static synchronized void release() {
    users--;
    if (users == 0) {
      Router.uninstall();
      List<LogSource.Attachment> previous = attached;
      attached = List.of();
      marking = List.of();
      previous.forEach(Installation::detach);
    }
  }

  /** Repairs what others have replaced or removed meanwhile. Called when an attempt begins. */
  static void renew() {
    for (LogSource.Attachment one : attached) {
      one.renew();
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

  /** Gives the libraries that are to know which task a thread works for. */
  static List<LogSource.Attachment> marking() {
    return marking;
  }

  private static List<LogSource.Attachment> attachAll() {
    List<LogSource.Attachment> all = new ArrayList<>();
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
        // The usual case of a library that the application does not have, or else a defect.
        LOG.log(e.getCause() instanceof LinkageError ? Level.DEBUG : Level.WARNING, LEFT_OUT, e);
        more = !(e.getCause() instanceof IOException); // the list itself: it would be told for ever
      } catch (LinkageError | RuntimeException e) {
        LOG.log(Level.WARNING, LEFT_OUT, e);
      }
    }
    return List.copyOf(all);
  }

  private static void detach(LogSource.Attachment one) {
    try {
      one.close();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A log source could not be detached: " + one, e);
    }
  }
}
