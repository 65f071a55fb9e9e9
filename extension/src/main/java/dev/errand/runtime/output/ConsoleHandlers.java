package dev.errand.runtime.output;

import java.io.PrintStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/**
 * Console handlers of {@code java.util.logging} that print through a router of ours. Whoever reads
 * the configuration of logging again makes new ones, which take what is {@code System.err} then: a
 * record would be captured twice, and the handler would hold our class loader for ever.
 */
final class ConsoleHandlers {
  private final Logger root;
  private boolean left; // guarded by this

  ConsoleHandlers(Logger root) {
    this.root = root;
  }

  /** Has them print to what is under the routers. Does nothing after {@link #leave}. */
  void straighten() {
    List<Handler> leading = leadingToUs(); // not under the lock: it flushes what is not ours
    PrintStream console = Router.console(); // as this does
    synchronized (this) {
      if (!left) {
        for (Handler one : leading) {
          replace(one, new Straight(console, one.getFormatter()));
        }
      }
    }
  }

  /** Leaves none that knows us. Called when the routers are gone. */
  void leave() {
    List<Handler> leading = leadingToUs();
    synchronized (this) {
      left = true;
      for (Handler one : root.getHandlers()) {
        if (one instanceof Straight || leading.contains(one)) {
          replace(one, new ConsoleHandler());
        }
      }
    }
  }

  private List<Handler> leadingToUs() {
    List<Handler> leading = new ArrayList<>();
    for (Handler handler : root.getHandlers()) {
      if (handler.getClass() == ConsoleHandler.class && ByteRouter.isReachedBy(handler::flush)) {
        leading.add(handler);
      }
    }
    return leading;
  }

  private void replace(Handler old, Handler successor) {
    if (!List.of(root.getHandlers()).contains(old)) {
      return; // another thread was faster
    }
    successor.setLevel(old.getLevel());
    successor.setFormatter(old.getFormatter());
    successor.setFilter(old.getFilter());
    successor.setErrorManager(old.getErrorManager());
    try {
      successor.setEncoding(old.getEncoding());
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("A handler has an encoding that there is not.", e);
    }
    root.addHandler(successor); // first: no record is to get lost
    root.removeHandler(old);
  }

  /**
   * Prints where it is told to. Not a {@link ConsoleHandler}: that one closes what is {@code
   * System.err} when it is given another stream.
   */
  private static final class Straight extends StreamHandler {
    Straight(PrintStream console, Formatter formatter) {
      super(console, formatter);
    }

    @Override
    public synchronized void publish(LogRecord record) {
      super.publish(record);
      flush();
    }

    /** The console is not ours to close. */
    @Override
    public synchronized void close() {
      flush();
    }
  }
}
