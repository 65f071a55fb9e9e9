package dev.errand.runtime.output;

import java.time.Instant;

/**
 * The clock of this package: nanoseconds since the class was loaded. Reading it is cheap; it
 * becomes a time of day only when somebody reads the output.
 */
final class Ticks {
  @SuppressWarnings("TimeInStaticInitializer") // that is what an anchor is
  private static final Instant WALL_ANCHOR = Instant.now();

  private static final long NANO_ANCHOR = System.nanoTime();

  private Ticks() {}

  static long now() {
    return System.nanoTime() - NANO_ANCHOR;
  }

  static Instant toInstant(long ticks) {
    return WALL_ANCHOR.plusNanos(ticks);
  }
}
