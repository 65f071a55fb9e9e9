package dev.errand.spi;

import dev.errand.Task;
import org.jspecify.annotations.Nullable;

/** How the parts of the runtime start tasks of their own kind. Any thread. */
public interface TaskLauncher {
  /**
   * Submits a task.
   *
   * @param settings its settings
   * @param body what to run
   * @param <T> the type of its result
   * @return the task
   * @throws dev.errand.TaskRejectedException if it is not accepted
   */
  <T extends @Nullable Object> Task<T> launch(TaskSettings settings, Body<T> body);

  /**
   * Runs a task in this thread.
   *
   * @param settings its settings
   * @param body what to run
   * @param <T> the type of its result
   * @return the ended task
   * @throws dev.errand.TaskRejectedException if it is not accepted
   */
  <T extends @Nullable Object> Task<T> runHere(TaskSettings settings, Body<T> body);

  /**
   * What a task does.
   *
   * @param <T> the type of its result
   */
  @FunctionalInterface
  interface Body<T extends @Nullable Object> {
    /**
     * Runs one attempt.
     *
     * @param run the attempt
     * @return the result
     * @throws Exception what fails the attempt
     */
    T run(TaskRun run) throws Exception;
  }
}
