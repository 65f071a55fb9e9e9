package dev.errand.runtime.integration.contextpropagation;

import static java.util.Objects.requireNonNull;

import dev.errand.spi.ExecutorSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link ManagedExecutor} that takes no context along: the runtime's default one would
 * carry the caller's transaction and request into the background. Nor does it take the class loader
 * of who submits: tasks have that of the application's start.
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
      return Optional.of(new Rebuilt(build(), Thread.currentThread().getContextClassLoader()));
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

  @Override
  public int rank() {
    return RANK;
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
   * for who submits a task in the static phase of the start, refuses everything ever after. And
   * Quarkus's own pool gives its threads the class loader of who submits, this one the
   * application's.
   */
  private static final class Rebuilt implements Executor {
    private final @Nullable ClassLoader loader;

    /** Written by who submits, and read by all. */
    private volatile ManagedExecutor current;

    /** Written once, by the first whose task was taken. */
    private volatile boolean proven;

    Rebuilt(ManagedExecutor first, @Nullable ClassLoader loader) {
      this.current = first;
      this.loader = loader;
    }

    @Override
    public void execute(Runnable work) {
      Runnable here = () -> inThisApplication(work);
      if (proven) {
        current.execute(here);
      } else {
        prove(here);
      }
    }

    private synchronized void prove(Runnable work) {
      try {
        current.execute(work);
      } catch (RuntimeException e) {
        if (proven) {
          throw e;
        }
        current = build(); // the other one has no threads
        current.execute(work);
      }
      proven = true;
    }

    private void inThisApplication(Runnable work) {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      thread.setContextClassLoader(loader);
      try {
        work.run();
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }
}
