package dev.errand.tck.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * The virtual machine of a server, seen with the tools of its JDK.
 *
 * @param pid the number of its process
 */
record JavaProcess(long pid) {
  /** Between two looks: short for a test, and long for a server that works beside it. */
  private static final Duration PAUSE = Duration.ofMillis(200);

  /**
   * Counts the objects of a class that are reachable: a full collection comes before. Classes of
   * that name in different class loaders are counted together.
   */
  long instances(String className) throws IOException, InterruptedException {
    return ask("GC.class_histogram").stream()
        .map(line -> line.trim().split("\\s+"))
        .filter(fields -> fields.length > 3 && fields[3].equals(className))
        .mapToLong(fields -> Long.parseLong(fields[1]))
        .sum();
  }

  /** The first lines of the threads, each with the thread's name in quotation marks. */
  List<String> threads() throws IOException, InterruptedException {
    return ask("Thread.print").stream().filter(line -> line.startsWith("\"")).toList();
  }

  private List<String> ask(String command) throws IOException, InterruptedException {
    Process tool =
        new ProcessBuilder(
                LocalServer.javaHome().resolve("bin/jcmd").toString(), String.valueOf(pid), command)
            .redirectErrorStream(true)
            .start();
    String answer = new String(tool.getInputStream().readAllBytes(), UTF_8);
    if (tool.waitFor() != 0) {
      throw new IOException(command + " of process " + pid + " failed: " + answer);
    }
    return answer.lines().toList();
  }

  /**
   * Looks until a value is right, for the time that a server keeps what it lets go of later, and
   * gives the last one. No event tells when an object has become unreachable.
   */
  static <V> V settled(Callable<V> look, Predicate<V> right, Duration patience) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    V seen = look.call();
    while (!right.test(seen) && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos()); // another process tells nothing of itself
      seen = look.call();
    }
    return seen;
  }
}
