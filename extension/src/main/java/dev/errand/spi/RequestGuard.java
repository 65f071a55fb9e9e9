package dev.errand.spi;

import jakarta.enterprise.context.spi.Context;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Goes around an attempt, outside all decorators, where its thread has a request context already:
 * sets that aside, and puts it back. Source: RUN-10.
 */
@FunctionalInterface
public interface RequestGuard {
  /**
   * Runs an attempt on a thread that has no request context then.
   *
   * @param active the request context that the thread has
   * @param next the attempt
   * @return what the attempt returned
   * @throws Exception what the attempt threw
   */
  @Nullable Object around(Context active, Callable<@Nullable Object> next) throws Exception;
}
