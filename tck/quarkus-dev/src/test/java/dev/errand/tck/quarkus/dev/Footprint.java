package dev.errand.tck.quarkus.dev;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What an application uses of the JVM and the machine, whatever class loader it is in.
 *
 * @param threads those that bear our name
 * @param processes those that were started
 */
record Footprint(List<Thread> threads, List<ProcessHandle> processes) {
  static Footprint take() {
    return new Footprint(
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("errand"))
            .toList(),
        ProcessHandle.current().descendants().toList());
  }

  /** Fails if anything of it is still there, after the moment that an end takes. */
  void assertGone() throws Exception {
    for (ProcessHandle process : processes) {
      assertDoesNotThrow(() -> process.onExit().get(10, TimeUnit.SECONDS), process::toString);
    }
    for (Thread thread : threads) {
      thread.join(10_000);
      assertFalse(thread.isAlive(), () -> thread + " " + List.of(thread.getStackTrace()));
    }
  }

  /** Counts the reachable instances of a class and of its namesakes in other class loaders. */
  static long instances(String className) throws JMException {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    return histogram
        .lines()
        .map(line -> line.trim().split("\\s+", -1)) // number, instances, bytes, class, module
        .filter(columns -> columns.length > 3 && columns[3].equals(className))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }

  /** Counts our handlers at the root logger. */
  static long logHandlers() {
    return Stream.of(Logger.getLogger("").getHandlers())
        .filter(handler -> handler.getClass().getName().startsWith("dev.errand."))
        .count();
  }
}
