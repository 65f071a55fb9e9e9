package dev.errand.runtime.core;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One thread that ends delays, started with the first. It sleeps until the next one is due; with a
 * keep-alive time it would wake every so often only to find that it is still needed.
 */
final class DelayTimer implements AutoCloseable {
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

  ScheduledFuture<?> after(long nanos, Runnable work) {
    return timer.schedule(work, nanos, TimeUnit.NANOSECONDS);
  }

  /** Ends the thread, and returns when it has ended: a container leaves no thread behind. */
  @Override
  public void close() {
    timer.shutdownNow();
    OwnExecutor.awaitThreads(timer);
  }
}
