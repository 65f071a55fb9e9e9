package dev.errand.spi;

import org.jspecify.annotations.Nullable;

/**
 * A context of threads that goes along with tasks, such as a diagnostic context (MDC): each attempt
 * begins with what the thread had that made the task. Any thread may call it; nothing of it may
 * throw: what {@link #take} throws, who makes the task gets. Source: CTX-1.
 */
public interface TravellingContext {
  /**
   * Takes what the calling thread has. Called when a task is made, on the thread that makes it, and
   * when work is wrapped: cheap if there is nothing.
   *
   * @return puts it on other threads; null if there is nothing
   */
  @Nullable Snapshot take();

  /**
   * Stands for nothing: what {@link #take} would give if it did not give null.
   *
   * @return takes away what a thread has
   */
  Snapshot nothing();

  /** What a thread had. Does not change. */
  @FunctionalInterface
  interface Snapshot {
    /**
     * Puts it on the calling thread, in the place of what that has.
     *
     * @return puts back what the thread had, on the same thread
     */
    Runnable put();
  }
}
