package dev.errand.runtime.core;

import dev.errand.spi.TaskRun;
import org.jspecify.annotations.Nullable;

/** What an attempt does: the body, from inside the decorators. */
@FunctionalInterface
public interface Work {
  /**
   * Does it.
   *
   * @param run the attempt
   * @return the result, or a stage or future of it
   * @throws Exception what fails the attempt
   */
  @Nullable Object run(TaskRun run) throws Exception;
}
