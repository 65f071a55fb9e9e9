package dev.errand.runtime.output;

import dev.errand.StreamKind;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link RoutingPrintStream}s in the place of {@code System.out} and {@code System.err}, and
 * takes them away again. Called under the lock of {@link Installation}.
 */
final class Router {
  // Those put in place since the first container started. Guarded by Installation.class.
  private static final List<RoutingPrintStream> INSTALLED = new ArrayList<>();

  /** What was {@code System.err} before the first of ours; null while there is none. */
  private static volatile @Nullable PrintStream console;

  private Router() {}

  /** Tells whether what is printed comes by an active router of ours. */
  static boolean isInPlace() {
    return leadsToOurs(System.out) && leadsToOurs(System.err);
  }

  /** Sees through the routers of other class loaders; ours above theirs above ours… would grow. */
  private static boolean leadsToOurs(PrintStream top) {
    for (PrintStream stream = top; isRouter(stream); stream = original(stream)) {
      if (stream instanceof RoutingPrintStream ours && ours.isActive()) {
        return true;
      }
    }
    return false;
  }

  /** What is under the routers of {@code System.err}, also where one is under somebody's stream. */
  static PrintStream console() {
    PrintStream stream = underRouters(System.err);
    PrintStream known = console;
    return known != null && ByteRouter.isReachedBy(stream::flush) ? known : stream;
  }

  private static PrintStream underRouters(PrintStream top) {
    PrintStream stream = top;
    while (isRouter(stream)) {
      stream = original(stream);
    }
    return stream;
  }

  /**
   * Puts a router over each stream that is none. If somebody replaced a router meanwhile, another
   * one goes over what is there: a thread in the upper one passes through the lower one.
   */
  static void install() {
    // The console handler is to hold the original: what the log library prints was captured as a
    // record. It takes System.err when the root's handlers are first asked for.
    Logger.getLogger("").getHandlers();
    if (console == null) {
      console = underRouters(System.err);
    }
    install(System.out, StreamKind.OUT, System::setOut);
    install(System.err, StreamKind.ERR, System::setErr);
  }

  private static void install(PrintStream present, StreamKind kind, Consumer<PrintStream> set) {
    if (!leadsToOurs(present)) {
      RoutingPrintStream router = new RoutingPrintStream(present, kind);
      INSTALLED.add(router);
      set.accept(router);
    }
  }

  /** Restores what is under the routers. One under somebody else's stream stays, and passes. */
  static void uninstall() {
    INSTALLED.forEach(RoutingPrintStream::retire);
    INSTALLED.clear();
    console = null;
    uninstall(System.out, System::setOut);
    uninstall(System.err, System::setErr);
  }

  private static void uninstall(PrintStream present, Consumer<PrintStream> set) {
    PrintStream top = present;
    while (isRouter(top) && !isActive(top)) {
      top = original(top);
    }
    if (top != present) {
      set.accept(top);
    }
  }

  private static boolean isActive(PrintStream router) {
    return ((BooleanSupplier) router).getAsBoolean();
  }

  private static PrintStream original(PrintStream router) {
    return (PrintStream) ((Supplier<?>) router).get();
  }

  /**
   * By name: another application on the server may bring this class in a class loader of its own.
   */
  private static boolean isRouter(PrintStream stream) {
    return stream.getClass().getName().equals(RoutingPrintStream.class.getName());
  }
}
