package dev.errand.runtime.output;

import java.io.PrintStream;
import java.io.UnsupportedEncodingException;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Logger;

/**
 * Console handlers of {@code java.util.logging} that print through a router of ours. Whoever reads
 * the configuration of logging again makes new ones, which take what is {@code System.err} then: a
 * record would be captured twice, and the handler would hold our class loader for ever.
 */
final class ConsoleHandlers {
  private final Logger root;

  ConsoleHandlers(Logger root) {
    this.root = root;
  }

  /** Has them print to what is under the routers. */
  void straighten() {
    for (Handler present : root.getHandlers()) {
      if (leadsToUs(present)) {
        replace(present, new Straight(Router.console()));
      }
    }
  }

  /** Leaves none that knows us. Called when the routers are gone. */
  void leave() {
    for (Handler present : root.getHandlers()) {
      if (present instanceof Straight || leadsToUs(present)) {
        replace(present, new ConsoleHandler());
      }
    }
  }

  private static boolean leadsToUs(Handler handler) {
    return handler.getClass() == ConsoleHandler.class && ByteRouter.isReachedBy(handler::flush);
  }

  private void replace(Handler old, Handler successor) {
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

  /** A console handler that was told where the console is. */
  private static final class Straight extends ConsoleHandler {
    Straight(PrintStream console) {
      setOutputStream(console);
    }
  }
}
