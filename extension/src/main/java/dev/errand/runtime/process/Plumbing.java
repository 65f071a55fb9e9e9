package dev.errand.runtime.process;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.errand.StreamKind;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The streams of one running program, each carried by another thread. Used by the thread of the
 * task's body.
 */
final class Plumbing {
  private final Process process;
  private final Pump out;
  private final Pump err;
  private final Feeder feeder;
  private final boolean empty;
  private final Carriers carriers;
  private final List<CountDownLatch> readers = new ArrayList<>();
  private final List<Thread> feeders = new ArrayList<>();
  private final AtomicInteger unattached = new AtomicInteger(2);
  private final CountDownLatch attached = new CountDownLatch(1);

  /**
   * Makes one.
   *
   * @param input what the program reads
   * @param empty whether that is nothing, and needs no thread
   */
  Plumbing(Process process, InputStream input, boolean empty, Carriers carriers, Sink sink) {
    this.process = process;
    this.empty = empty;
    this.carriers = carriers;
    this.feeder = new Feeder(process, input, attached::await);
    this.out = pump(StreamKind.OUT, process.getInputStream(), sink);
    this.err = pump(StreamKind.ERR, process.getErrorStream(), sink);
  }

  private Pump pump(StreamKind kind, InputStream from, Sink to) {
    return new Pump(process, from, (b, n) -> to.take(kind, b, n), this::readerAttached);
  }

  /** Begins to carry. */
  void open(String program) {
    readers.add(carriers.carry(name("stdout", program), out));
    readers.add(carriers.carry(name("stderr", program), err));
    if (!empty) {
      feeders.add(start(feeder, name("stdin", program)));
    }
  }

  /** A program that waits for its input cannot be too quick. */
  private void readerAttached() {
    if (unattached.decrementAndGet() == 0) {
      attached.countDown();
      if (empty) {
        feeder.run();
      }
    }
  }

  private String name(String stream, String program) {
    return "errand: " + stream + " of " + program + " (" + process.pid() + ")";
  }

  /** On a thread of its own, which runs the application's stream. */
  private static Thread start(Feeder work, String name) {
    // No inheritable thread locals: the thread may outlive the caller (see Feeder.abandon).
    Thread thread = new Thread(null, work, name, 0, false);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits until both output streams have ended; false if they had not at the deadline. */
  boolean awaitEnd(Deadline deadline) throws InterruptedException {
    boolean all = true;
    for (CountDownLatch reader : readers) {
      all &= reader.await(deadline.remainingNanos(), NANOSECONDS);
    }
    for (Thread feeding : feeders) {
      // Only a child left behind can hold it, by not reading, or the application's stream; that
      // takes no output away.
      NANOSECONDS.timedJoin(feeding, deadline.remainingNanos());
    }
    return all;
  }

  /** Lets all streams go. */
  void close() {
    out.abandon();
    err.abandon();
    feeder.abandon();
    feeders.forEach(Thread::interrupt); // it may wait in a stream of the application's
  }

  /** What kept the program's input from being read. */
  Optional<Throwable> inputFailure() {
    return Optional.ofNullable(feeder.failure());
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
