package dev.errand.runtime.integration.contextpropagation;

import static java.util.Objects.requireNonNull;

import dev.errand.spi.ExecutorSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;

/**
 * Builds a {@link ManagedExecutor} that takes no context along: the runtime's default one would
 * carry the caller's transaction and request into the background.
 */
public final class ManagedExecutorSource implements ExecutorSource {
  private static final int RANK = 200;

  /** How many tasks run at once is the supervisor's matter; the default may be one for each CPU. */
  private static final int MAX_THREADS = 100_000;

  /** Made by the service loader; fails where the library is not there, and then is passed over. */
  public ManagedExecutorSource() {
    requireNonNull(ManagedExecutor.class);
  }

  @Override
  public Optional<Executor> defaultExecutor() {
    try {
      return Optional.of(
          ManagedExecutor.builder()
              .propagated()
              .cleared(ThreadContext.ALL_REMAINING)
              .maxAsync(MAX_THREADS)
              .build());
    } catch (IllegalStateException e) {
      return Optional.empty(); // the API is there, its implementation is not
    }
  }

  /** Ends the executor that was built: a pool of its own, or a view of the runtime's. */
  @Override
  public void release(Executor executor) {
    if (executor instanceof ManagedExecutor managed) {
      managed.shutdown();
    }
  }

  @Override
  public int rank() {
    return RANK;
  }
}
