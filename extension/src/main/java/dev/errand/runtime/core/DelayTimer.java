package dev.errand.runtime.core;

import dev.errand.spi.TimeSource;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The time of the running JVM. One thread does what waits, started with the first. It sleeps until
 * the next is due; with a keep-alive time it would wake every so often only to find that it is
 * still needed.
 */
final class DelayTimer implements TimeSource {
  private final ScheduledThreadPoolExecutor timer;

  DelayTimer() {
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "errand-timer");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public long now() {
    return Times.now();
  }

  @Override
  public Instant instant(long reading) {
    return Times.toInstant(reading);
  }

  @Override
  public Future<?> after(long nanos, Runnable work) {
    return timer.schedule(work, nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void cancel(Future<?> entry) {
    boolean wasNext = timer.getQueue().peek() == entry;
    entry.cancel(false);
    if (wasNext) {
      lookAgain();
    }
  }

  /** Has the thread see now that it can sleep for longer: it would wake for nothing later. */
  private void lookAgain() {
    try {
      timer.execute(() -> {});
    } catch (RejectedExecutionException e) {
      // Closed: there is no thread that could wake.
      Messages.LOG.log(System.Logger.Level.TRACE, "The timer is closed.", e);
    }
  }

  /** Ends the thread, and returns when it has ended: a container leaves no thread behind. */
  @Override
  public void close() {
    timer.shutdownNow();
    OwnExecutor.awaitThreads(timer);
  }
}
