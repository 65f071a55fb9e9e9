package dev.errand.runtime.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A moment to wait for at most.
 *
 * @param atNanos the moment, by {@link System#nanoTime()}
 */
record Deadline(long atNanos) {
  static Deadline after(Duration time) {
    // Half of the range, so that differences of two moments never overflow.
    long nanos = Math.min(TimeUnit.NANOSECONDS.convert(time), Long.MAX_VALUE / 2);
    return new Deadline(System.nanoTime() + nanos);
  }

  long remainingNanos() {
    return atNanos - System.nanoTime();
  }

  boolean isOver() {
    return remainingNanos() <= 0;
  }

  /** Waits to the end whatever interrupts; the flag is set again afterwards. */
  static boolean uninterruptibly(Wait wait) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return wait.await();
        } catch (InterruptedException e) {
          interrupted = true; // Told after the wait: what is being cleaned up must not be left.
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Something that waits and can be waited for again. */
  @FunctionalInterface
  interface Wait {
    boolean await() throws InterruptedException;
  }
}
