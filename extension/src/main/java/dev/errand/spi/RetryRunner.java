package dev.errand.spi;

import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs something again when it fails, through the fault tolerance library of the runtime. Called on
 * the worker. Source: RTY-4.
 */
public interface RetryRunner {
  /**
   * Tells whether the runtime retries at all.
   *
   * @return false if there is no fault tolerance library at work
   */
  boolean isAvailable();

  /**
   * Calls until a call succeeds, fails with something else, or the attempts are used up.
   *
   * @param attempts how often at most, 1 or more
   * @param retryOn what is retried
   * @param attempt what is called
   * @return what the last call returned
   * @throws Exception what the last call threw
   */
  @Nullable Object call(
      int attempts, Predicate<Throwable> retryOn, Callable<@Nullable Object> attempt)
      throws Exception;
}
