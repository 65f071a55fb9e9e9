package dev.errand.spi;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes around each attempt of a task: contexts, capture, profiling. Called on the
 * thread that runs the attempt.
 */
@FunctionalInterface
public interface RunDecorator {
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
   * Goes around work of the attempt that was wrapped for another thread; by default does nothing.
   *
   * @param run the attempt
   * @param next the rest; to be called once
   * @return what {@code next} returned
   * @throws Exception what {@code next} threw
   */
  default @Nullable Object aroundWrapped(TaskRun run, Callable<@Nullable Object> next)
      throws Exception {
    return next.call();
  }
}
