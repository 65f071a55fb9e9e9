package dev.errand.spi;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes around each attempt of a task: contexts, capture, profiling. Called on the
 * thread that runs the attempt.
 */
@FunctionalInterface
public interface RunDecorator {
  /** Undoes nothing. */
  Runnable NOTHING = () -> {};

  /**
   * Goes around one attempt.
   *
   * @param run the attempt
   * @param next the rest: the inner decorators and the body; to be called once
   * @return what {@code next} returned
   * @throws Exception what {@code next} threw
   */
  @Nullable Object around(TaskRun run, Callable<@Nullable Object> next) throws Exception;

  /**
   * Prepares another thread for work of the attempt; by default does nothing. Called on that
   * thread, when work that was wrapped or came with a context begins.
   *
   * @param run the attempt
   * @return undoes it, on the same thread
   */
  default Runnable enter(TaskRun run) {
    return NOTHING;
  }

  /**
   * Takes from a thread that runs the attempt, or work of it, what it has for that, because it is
   * to do something else in between; by default does nothing. Called on that thread.
   *
   * @param run the attempt
   * @return undoes it, on the same thread
   */
  default Runnable leave(TaskRun run) {
    return NOTHING;
  }
}
