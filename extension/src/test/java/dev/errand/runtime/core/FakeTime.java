package dev.errand.runtime.core;

import dev.errand.spi.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Time that the test turns; what waits is done by the thread that turns it. */
final class FakeTime implements TimeSource {
  private record Entry(long at, long number, FutureTask<?> work) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparing(Entry::number));
  private long now;
  private long number;

  @Override
  public synchronized long now() {
    return now;
  }

  @Override
  public Instant instant(long reading) {
    return Times.toInstant(reading);
  }

  @Override
  public synchronized Future<?> after(long nanos, Runnable work) {
    FutureTask<?> task = new FutureTask<>(work, null);
    entries.add(new Entry(now + nanos, number++, task));
    return task;
  }

  @Override
  public synchronized void cancel(Future<?> entry) {
    entry.cancel(false);
    entries.removeIf(one -> one.work == entry);
  }

  /** How much work waits for its time. */
  synchronized int armed() {
    return entries.size();
  }

  void pass(Duration time) {
    long end = now() + time.toNanos();
    while (step(end)) {
      // Until nothing more is due.
    }
  }

  /** Goes on to what is due next and does it, or to the end; whether anything was done. */
  boolean step(long end) {
    FutureTask<?> due = next(end);
    if (due == null) {
      synchronized (this) {
        now = end;
      }
      return false;
    }
    due.run();
    return true;
  }

  private synchronized FutureTask<?> next(long end) {
    Entry first = entries.peek();
    if (first == null || first.at > end) {
      return null;
    }
    entries.remove();
    now = Math.max(now, first.at);
    return first.work;
  }

  @Override
  public void close() {}
}
