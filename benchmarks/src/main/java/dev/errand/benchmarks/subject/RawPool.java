package dev.errand.benchmarks.subject;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The yardstick: a thread pool of the JDK, and its FutureTask. */
final class RawPool implements Caller {
  private final ExecutorService pool;

  RawPool(ExecutorService pool) {
    this.pool = pool;
  }

  @Override
  public Future<?> call() {
    return pool.submit(() -> "");
  }
}
