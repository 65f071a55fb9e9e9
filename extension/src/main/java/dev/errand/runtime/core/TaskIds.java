package dev.errand.runtime.core;

import dev.errand.TaskId;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Makes the ids of one supervisor: time-ordered UUIDs (version 7) from its start, 26 random bits
 * and a counter.
 */
final class TaskIds {
  private static final long COUNTER_BITS = 48;

  private final long high;
  private final long low;

  TaskIds() {
    // Tells apart those who begin at once. Nothing is secret: what counts up can be guessed.
    long random = new SplittableRandom().nextLong();
    high = (System.currentTimeMillis() << 16) | 0x7000L | (random & 0xFFFL);
    low = 0x8000_0000_0000_0000L | (((random >>> 12) & 0x3FFFL) << COUNTER_BITS);
  }

  /** The number of an id of this supervisor; a negative one for another's. */
  long numberOf(TaskId id) {
    UUID uuid = id.toUuid();
    long number = uuid.getLeastSignificantBits() ^ low;
    return uuid.getMostSignificantBits() == high && number >>> COUNTER_BITS == 0 ? number : -1;
  }

  TaskId of(long number) {
    return TaskId.of(high, low | number);
  }
}
