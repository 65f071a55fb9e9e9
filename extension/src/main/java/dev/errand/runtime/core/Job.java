package dev.errand.runtime.core;

import org.jspecify.annotations.Nullable;

/**
 * What a task does as a whole: it calls {@link SupervisedTask#attempt} once, or, with a fault
 * tolerance library in between, once an attempt.
 */
@FunctionalInterface
public interface Job {
  /**
   * Does it.
   *
   * @param task the task that runs
   * @return the result, or a stage or future of it
   * @throws Exception what fails the task
   */
  @Nullable Object run(SupervisedTask<?> task) throws Exception;
}
