package dev.errand.spi;

import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** Time as the supervisor knows it: a clock, and work that waits for its time. Any thread. */
public interface TimeSource extends AutoCloseable {
  /**
   * Reads the clock.
   *
   * @return nanoseconds, as {@link System#nanoTime()} counts them
   */
  long now();

  /**
   * Gives the moment of a reading: the one that the real time gives for it, which stands in {@link
   * dev.errand.TaskInfo} and in events.
   *
   * @param reading what {@link #now()} has given
   * @return the moment
   */
  Instant instant(long reading);

  /**
   * Does work later, on a thread that serves all.
   *
   * @param nanos how much later, in nanoseconds
   * @param work the work; short
   * @return its entry, for {@link #cancel}
   * @throws RejectedExecutionException once closed
   */
  Future<?> after(long nanos, Runnable work);

  /**
   * Takes work back, if it has not begun.
   *
   * @param entry what {@link #after} has given
   */
  void cancel(Future<?> entry);

  /** Ends it: what waits is dropped. */
  @Override
  void close();
}
