package dev.errand.runtime.process;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.errand.StreamKind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The streams of one running program, each carried by a thread of its own. Used by the thread of
 * the task's body.
 *
 * <p>The threads are platform threads also where the JDK has virtual ones: reading a pipe is a
 * blocking native call, which would take a carrier thread from the application's virtual threads.
 */
final class Plumbing {
  private final Process process;
  private final Pump out;
  private final Pump err;
  private final List<Thread> readers = new ArrayList<>();
  private final List<Thread> feeders = new ArrayList<>();

  Plumbing(Process process, Sink sink) {
    this.process = process;
    this.out =
        new Pump(process, process.getInputStream(), (b, n) -> sink.take(StreamKind.OUT, b, n));
    this.err =
        new Pump(process, process.getErrorStream(), (b, n) -> sink.take(StreamKind.ERR, b, n));
  }

  /** Begins to carry. */
  void open(String program, byte[] input) {
    start(readers, out, "stdout of " + program);
    start(readers, err, "stderr of " + program);
    if (input.length == 0) {
      feed(input);
    } else {
      start(feeders, () -> feed(input), "stdin of " + program);
    }
  }

  private void start(List<Thread> kept, Runnable work, String name) {
    // No inheritable thread locals: the thread may outlive the caller (see Pump.abandon).
    Thread thread =
        new Thread(null, work, "errand: " + name + " (" + process.pid() + ")", 0, false);
    thread.setDaemon(true);
    thread.start();
    kept.add(thread);
  }

  /** Not before both readers are there: a program that waits for its input cannot be too quick. */
  private void feed(byte[] input) {
    try (OutputStream stdin = process.getOutputStream()) {
      out.awaitAttached();
      err.awaitAttached();
      stdin.write(input);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // told to stop: the body finds it at its next wait
    } catch (IOException e) {
      // A program need not read what it is given; it has ended, or has closed its input.
    }
  }

  /** Waits until both output streams have ended; false if they had not at the deadline. */
  boolean awaitEnd(Deadline deadline) throws InterruptedException {
    boolean all = true;
    for (Thread reader : readers) {
      all &= ended(reader, deadline);
    }
    for (Thread feeder : feeders) {
      // Only a child left behind can hold it, by not reading; that takes no output away.
      ended(feeder, deadline);
    }
    return all;
  }

  private static boolean ended(Thread thread, Deadline deadline) throws InterruptedException {
    NANOSECONDS.timedJoin(thread, deadline.remainingNanos());
    return !thread.isAlive();
  }

  /** Lets both output streams go. Standard input is closed by who feeds it. */
  void close() {
    out.abandon();
    err.abandon();
  }

  /**
   * Whether the end of a stream may have been only that of the program, and not of its children.
   */
  boolean mayHaveEndedEarly() {
    return out.cameLate() || err.cameLate();
  }

  /** What kept output from being read or kept. */
  Optional<Throwable> failure() {
    return Stream.of(out, err).flatMap(pump -> Stream.ofNullable(pump.failure())).findFirst();
  }

  /** Takes what the program writes; called by two threads, one a stream. */
  @FunctionalInterface
  interface Sink {
    void take(StreamKind stream, byte[] bytes, int length);
  }
}
