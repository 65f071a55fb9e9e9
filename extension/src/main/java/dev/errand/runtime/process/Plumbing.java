package dev.errand.runtime.process;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.errand.StreamKind;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
  private @Nullable Feeder feeder;

  Plumbing(Process process, Sink sink) {
    this.process = process;
    this.out =
        new Pump(process, process.getInputStream(), (b, n) -> sink.take(StreamKind.OUT, b, n));
    this.err =
        new Pump(process, process.getErrorStream(), (b, n) -> sink.take(StreamKind.ERR, b, n));
  }

  /** Begins to carry. */
  void open(String program, InputStream input, boolean empty) {
    Feeder feeding = new Feeder(process, input, this::awaitReaders);
    feeder = feeding;
    start(readers, out, "stdout of " + program);
    start(readers, err, "stderr of " + program);
    if (empty) {
      feeding.run();
    } else {
      start(feeders, feeding, "stdin of " + program);
    }
  }

  /** A program that waits for its input cannot be too quick. */
  private void awaitReaders() throws InterruptedException {
    out.awaitAttached();
    err.awaitAttached();
  }

  private void start(List<Thread> kept, Runnable work, String name) {
    // No inheritable thread locals: the thread may outlive the caller (see Pump.abandon).
    Thread thread =
        new Thread(null, work, "errand: " + name + " (" + process.pid() + ")", 0, false);
    thread.setDaemon(true);
    thread.start();
    kept.add(thread);
  }

  /** Waits until both output streams have ended; false if they had not at the deadline. */
  boolean awaitEnd(Deadline deadline) throws InterruptedException {
    boolean all = true;
    for (Thread reader : readers) {
      all &= ended(reader, deadline);
    }
    for (Thread feeding : feeders) {
      // Only a child left behind can hold it, by not reading, or the application's stream; that
      // takes no output away.
      ended(feeding, deadline);
    }
    return all;
  }

  private static boolean ended(Thread thread, Deadline deadline) throws InterruptedException {
    NANOSECONDS.timedJoin(thread, deadline.remainingNanos());
    return !thread.isAlive();
  }

  /** Lets all streams go. */
  void close() {
    out.abandon();
    err.abandon();
    Feeder feeding = feeder;
    if (feeding != null) {
      feeding.abandon();
    }
    feeders.forEach(Thread::interrupt); // it may wait in a stream of the application's
  }

  /** What kept the program's input from being read. */
  Optional<Throwable> inputFailure() {
    return Optional.ofNullable(feeder).map(Feeder::failure);
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
