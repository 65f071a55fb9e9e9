package dev.errand.runtime.integration.contextpropagation;

import dev.errand.spi.RequestGuard;
import jakarta.enterprise.context.spi.Context;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.context.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * Sets the request context aside that is active on a thread, and puts it back. In Quarkus an
 * executor that clears the CDI context gives each of its threads a blank one, which would be shared
 * by all the attempts and tasks that the thread runs one after the other.
 */
public final class ClearedCdiContext implements RequestGuard {
  private final ThreadContext cleared =
      ThreadContext.builder()
          .propagated()
          .cleared(ThreadContext.CDI)
          .unchanged(ThreadContext.ALL_REMAINING)
          .build();

  @Override
  public @Nullable Object around(Context active, Callable<@Nullable Object> next) throws Exception {
    return cleared.contextualCallable(next).call();
  }
}
