package dev.errand.spi;

import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskKind;

/** One attempt of a task, as a decorator or a body sees it. */
public interface TaskRun extends TaskContext {
  /**
   * Gives the task.
   *
   * @return the live task
   */
  Task<?> task();

  /**
   * Gives the kind of the task.
   *
   * @return the kind
   */
  default TaskKind kind() {
    return task().info().kind();
  }

  /**
   * Gives what the task writes into.
   *
   * @return the output; one that keeps failures only if the task is not captured
   */
  RecordedOutput recording();
}
