package dev.errand.spi;

import java.util.Optional;
import java.util.concurrent.Executor;

/** Where the runtime's own executor comes from. Asked once, at the start. */
public interface ExecutorSource {
  /**
   * Gives the default executor of the runtime.
   *
   * @return the executor; empty if this runtime has none of this kind
   */
  Optional<Executor> defaultExecutor();

  /**
   * Takes back what {@link #defaultExecutor()} gave, at shutdown, when no more tasks will come.
   * Does nothing unless a source has something to end.
   *
   * @param executor the executor
   */
  default void release(Executor executor) {}

  /**
   * Says which source is asked first.
   *
   * @return a rank, lower first: Jakarta Concurrency has 100, MicroProfile Context Propagation 200
   */
  int rank();
}
