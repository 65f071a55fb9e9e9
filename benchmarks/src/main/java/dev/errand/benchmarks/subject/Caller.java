package dev.errand.benchmarks.subject;

import java.util.concurrent.Future;

/** One way to have a no-op run on another thread. */
public interface Caller extends AutoCloseable {
  /** Calls it once, and returns what tells of its end. */
  Future<?> call();

  @Override
  default void close() {}
}
