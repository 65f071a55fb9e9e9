package dev.errand.runtime.integration.contextpropagation;

import dev.errand.spi.ExecutorSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;

/**
 * Builds a {@link ManagedExecutor} that clears every context: the runtime's default one would carry
 * the caller's transaction and request into the background.
 */
public final class ManagedExecutorSource implements ExecutorSource {
  private static final int RANK = 200;

  /** Made by the service loader. */
  public ManagedExecutorSource() {}

  @Override
  public Optional<Executor> defaultExecutor() {
    try {
      return Optional.of(
          ManagedExecutor.builder().propagated().cleared(ThreadContext.ALL_REMAINING).build());
    } catch (IllegalStateException e) {
      return Optional.empty(); // the API is there, its implementation is not
    }
  }

  @Override
  public int rank() {
    return RANK;
  }
}
