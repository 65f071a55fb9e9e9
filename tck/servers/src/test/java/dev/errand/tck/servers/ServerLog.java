package dev.errand.tck.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What a server prints, line by line: kept in a file, and waited for. */
final class ServerLog {
  private static final int TAIL = 60;

  private final Path file;

  // Guarded by this; written by the reading thread.
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private ServerLog(Path file) {
    this.file = file;
  }

  static ServerLog of(InputStream output, Path file) {
    ServerLog log = new ServerLog(file);
    Thread reader = new Thread(() -> log.read(output), "log of " + file);
    reader.setDaemon(true);
    reader.start();
    return log;
  }

  private void read(InputStream output) {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(output, UTF_8));
        Writer writer = Files.newBufferedWriter(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        writer.write(line + "\n");
        writer.flush();
        add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Waits until everything is read that a process has printed which is gone. */
  synchronized void awaitEnd() throws InterruptedException {
    while (!ended) {
      wait();
    }
  }

  /** How many lines there are: a mark for {@link #await(int, Duration, Predicate)}. */
  synchronized int size() {
    return lines.size();
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** The nth line with this part in it. Counts, so it is for one wait alone. */
  static Predicate<String> nth(int n, String part) {
    AtomicInteger seen = new AtomicInteger();
    return line -> line.contains(part) && seen.incrementAndGet() == n;
  }

  /** Waits for a line, from the first one on. */
  String await(Duration timeout, Predicate<String> wanted) throws InterruptedException {
    return await(0, timeout, wanted);
  }

  /**
   * Waits for a line.
   *
   * @param from which line is looked at first
   * @throws AssertionError if it does not come in time, or the server ends before
   */
  synchronized String await(int from, Duration timeout, Predicate<String> wanted)
      throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    int next = from;
    while (true) {
      for (; next < lines.size(); next++) {
        if (wanted.test(lines.get(next))) {
          return lines.get(next);
        }
      }
      long left = (end - System.nanoTime()) / 1_000_000;
      if (ended || left <= 0) {
        throw new AssertionError(
            (ended ? "The server has ended. " : "Waited for " + timeout + " in vain. ")
                + "The end of "
                + file
                + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size())));
      }
      wait(left);
    }
  }
}
