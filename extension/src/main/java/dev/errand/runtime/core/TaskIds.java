package dev.errand.runtime.core;

import dev.errand.TaskId;
import java.security.SecureRandom;

/** Makes ids: time-ordered UUIDs (version 7) from the start of this process and a counter. */
final class TaskIds {
  private static final long COUNTER_BITS = 48;

  private static final long HIGH;
  private static final long LOW;

  static {
    long random = new SecureRandom().nextLong();
    HIGH = (System.currentTimeMillis() << 16) | 0x7000L | (random & 0xFFFL);
    LOW = 0x8000_0000_0000_0000L | (((random >>> 12) & 0x3FFFL) << COUNTER_BITS);
  }

  private TaskIds() {}

  static TaskId of(long number) {
    return TaskId.of(HIGH, LOW | number);
  }
}
