package dev.errand.runtime.core;

import java.time.Instant;

/**
 * Time as {@link System#nanoTime()} and one wall-clock anchor; an {@link Instant} is made only when
 * somebody asks for one.
 */
@SuppressWarnings("TimeInStaticInitializer") // that is what an anchor is
final class Times {
  /** Stands for a time that has not come. No reading of the clock is ever this. */
  static final long NEVER = Long.MIN_VALUE;

  private static final Instant ANCHOR = Instant.now();
  private static final long ANCHOR_NANOS = System.nanoTime();

  private Times() {}

  static long now() {
    return System.nanoTime();
  }

  static Instant toInstant(long nanos) {
    return ANCHOR.plusNanos(nanos - ANCHOR_NANOS);
  }
}
