package dev.errand.runtime.core;

import dev.errand.spi.RunDecorator;
import dev.errand.spi.TimeSource;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Time of which no two readings are alike, and in which a test can do something just after a
 * reading. Nothing becomes due.
 */
final class TickingTime implements TimeSource {
  private final AtomicLong last = new AtomicLong();
  private final AtomicReference<Runnable> after = new AtomicReference<>(RunDecorator.NOTHING);

  @Override
  public long now() {
    long reading = last.incrementAndGet();
    after.getAndSet(RunDecorator.NOTHING).run();
    return reading;
  }

  /** Has whoever reads the clock next do something before it goes on with what it has read. */
  void afterNextReading(Runnable work) {
    after.set(work);
  }

  @Override
  public Instant instant(long reading) {
    return Times.toInstant(reading);
  }

  @Override
  public Future<?> after(long nanos, Runnable work) {
    return new FutureTask<>(work, null);
  }

  @Override
  public void cancel(Future<?> entry) {
    entry.cancel(false);
  }

  @Override
  public void close() {}
}
