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
      return Optional.of(new Rebuilt(build()));
    } catch (IllegalStateException e) {
      return Optional.empty(); // the API is there, its implementation is not
    }
  }

  /** Ends the executor that was built: a pool of its own, or a view of the runtime's. */
  @Override
  public void release(Executor executor) {
    if (executor instanceof Rebuilt mine) {
      mine.current.shutdown();
    }
  }

  private static ManagedExecutor build() {
    return ManagedExecutor.builder()
        .propagated()
        .cleared(ThreadContext.ALL_REMAINING)
        .maxAsync(MAX_THREADS)
        .build();
  }

  /**
   * Built again for as long as it has never worked: what is built before Quarkus has its threads,
   * for who submits a task in the static phase of the start, refuses everything ever after.
   */
  private static final class Rebuilt implements Executor {
    /** Written by who submits, and read by all. */
    private volatile ManagedExecutor current;

    /** Written once, by the first whose task was taken. */
    private volatile boolean proven;

    Rebuilt(ManagedExecutor first) {
      this.current = first;
    }

    @Override
    public void execute(Runnable work) {
      if (proven) {
        current.execute(work);
      } else {
        prove(work);
      }
    }

    private void prove(Runnable work) {
      try {
        current.execute(work);
      } catch (RuntimeException e) {
        ManagedExecutor again = build();
        again.execute(work);
        current = again;
      }
      proven = true;
    }
  }

  @Override
  public int rank() {
    return RANK;
  }
}
