package dev.errand.runtime.core;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** Time as the engine knows it: a clock, and work that waits for its time. Any thread. */
interface TimeSource extends AutoCloseable {
  /** Reads the clock, in nanoseconds as {@link System#nanoTime()} counts them. */
  long now();

  /**
   * Does work later, on one thread that serves all.
   *
   * @throws RejectedExecutionException once closed
   */
  Future<?> after(long nanos, Runnable work);

  /** Takes work back, if it has not begun. */
  void cancel(Future<?> entry);

  @Override
  void close();
}
