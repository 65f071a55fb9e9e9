package dev.errand.runtime.core;

import dev.errand.SupervisorInfo;
import dev.errand.TaskStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** What the supervisor has counted since its start. */
final class Totals {
  private final AtomicLong numbers = new AtomicLong();
  private final LongAdder refused = new LongAdder();
  private final LongAdder completed = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder cancelled = new LongAdder();

  /** Gives the number of the next task; the first is 0. */
  long next() {
    return numbers.getAndIncrement();
  }

  void refused() {
    refused.increment();
  }

  void ended(TaskStatus as) {
    switch (as) {
      case COMPLETED -> completed.increment();
      case FAILED -> failed.increment();
      case CANCELLED -> cancelled.increment();
      case QUEUED, DELAYED, RUNNING, CANCELLING ->
          throw new IllegalArgumentException(as + " is no end.");
    }
  }

  SupervisorInfo info(
      SupervisorSettings settings,
      SlotsSnapshot slots,
      Stream<SupervisedTask<?>> known,
      boolean accepting) {
    Map<TaskStatus, Integer> statuses = new EnumMap<>(TaskStatus.class);
    for (TaskStatus status : TaskStatus.values()) {
      statuses.put(status, 0);
    }
    known.forEach(task -> statuses.merge(task.status(), 1, Integer::sum));
    return new SupervisorInfo(
        slots.pool().size(),
        slots.pool().reserveNormal(),
        slots.pool().reserveHigh(),
        slots.used(),
        slots.queued(),
        settings.queue().limit(),
        statuses,
        numbers.get() - refused.sum(),
        completed.sum(),
        failed.sum(),
        cancelled.sum(),
        Optional.ofNullable(slots.oldestWaiting())
            .map(oldest -> Times.toInstant(oldest.queuedAt())),
        slots.paused(),
        slots.pausedNames(),
        accepting);
  }
}
