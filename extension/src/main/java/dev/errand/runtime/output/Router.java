package dev.errand.runtime.output;

import dev.errand.StreamKind;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Logger;

/**
 * Puts {@link RoutingPrintStream}s in the place of {@code System.out} and {@code System.err}, and
 * takes them away again. Called under the lock of {@link Installation}.
 */
final class Router {
  private Router() {}

  static boolean isOnTop() {
    return System.out instanceof RoutingPrintStream && System.err instanceof RoutingPrintStream;
  }

  /**
   * Puts a router over each stream that is none. If somebody replaced a router meanwhile, another
   * one goes over what is there: a thread in the upper one passes through the lower one.
   */
  static void install() {
    // The console handler is to hold the original: what the log library prints was captured as a
    // record. It takes System.err when the root's handlers are first asked for.
    Logger.getLogger("").getHandlers();
    install(System.out, StreamKind.OUT, System::setOut);
    install(System.err, StreamKind.ERR, System::setErr);
  }

  private static void install(PrintStream present, StreamKind kind, Consumer<PrintStream> set) {
    if (!(present instanceof RoutingPrintStream)) {
      set.accept(new RoutingPrintStream(present, kind));
    }
  }

  /** Restores what is under the routers. One under somebody else's stream stays, and passes. */
  static void uninstall() {
    uninstall(System.out, System::setOut);
    uninstall(System.err, System::setErr);
  }

  private static void uninstall(PrintStream present, Consumer<PrintStream> set) {
    PrintStream below = present;
    while (below instanceof RoutingPrintStream router) {
      router.retire();
      below = router.original;
    }
    if (below != present) {
      set.accept(withoutRetired(below));
    }
  }

  /** Passes by the routers of other class loaders that were uninstalled while ours was on top. */
  private static PrintStream withoutRetired(PrintStream stream) {
    PrintStream below = stream;
    while (below instanceof Supplier<?> router
        && below.getClass().getName().equals(RoutingPrintStream.class.getName())
        && router.get() instanceof PrintStream next
        && next != below) {
      below = next;
    }
    return below;
  }
}
