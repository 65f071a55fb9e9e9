package dev.errand;

import org.jspecify.annotations.Nullable;

/**
 * A cold task: the supervisor knows it, it can be found, waited for and cancelled, but it stays
 * {@link TaskStatus#DELAYED} until it is started. Source: RUN-8.
 *
 * @param <T> the type of the result
 */
public interface DeferredTask<T extends @Nullable Object> extends Task<T> {
  /**
   * Starts the task: queues it, after its delay if it has one.
   *
   * @return this task; where it is {@linkplain TaskRequest#unique() unique} and another is there
   *     already, that one, and this one is cancelled
   * @throws IllegalStateException if it was started before, or has been cancelled
   * @throws TaskRejectedException if the queue is full or the supervisor has shut down; then it may
   *     be started again later
   */
  Task<T> start();
}
