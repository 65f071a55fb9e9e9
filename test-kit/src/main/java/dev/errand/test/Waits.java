package dev.errand.test;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Waiting, in real time. */
final class Waits {
  private static final long IN_VAIN = -1;

  private Waits() {}

  /** A timeout as nanoseconds. */
  static long nanos(Duration timeout) {
    try {
      return Math.max(0, timeout.toNanos());
    } catch (ArithmeticException e) {
      return timeout.isNegative() ? 0 : Long.MAX_VALUE; // 292 years will do
    }
  }

  /**
   * Waits until something is so.
   *
   * @param lock guards what it looks at
   * @param changed is signalled when that has changed
   * @param so looks, under the lock
   * @param nanos how long at most
   * @param what names it
   * @return how much time is left, zero or more; less if it is not so
   * @throws AssertionError if the thread is interrupted
   */
  static long await(
      ReentrantLock lock, Condition changed, BooleanSupplier so, long nanos, String what) {
    long left = nanos;
    lock.lock();
    try {
      while (!so.getAsBoolean()) {
        if (left <= 0) {
          return IN_VAIN;
        }
        left = changed.awaitNanos(left);
      }
      return Math.max(0, left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The waiting for " + what + " was interrupted.", e);
    } finally {
      lock.unlock();
    }
  }
}
