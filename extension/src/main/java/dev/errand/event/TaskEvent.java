package dev.errand.event;

import dev.errand.TaskInfo;
import java.time.Instant;

/** A step in the life of a task. Source: EVT-1. */
public sealed interface TaskEvent
    permits TaskQueued,
        TaskStarted,
        TaskAttemptFailed,
        TaskProgressed,
        TaskLate,
        TaskUnresponsive,
        TaskEnded {
  /**
   * Gives the task as it was right after the step.
   *
   * @return a snapshot
   */
  TaskInfo task();

  /**
   * Gives the time of the step.
   *
   * @return the time
   */
  Instant at();
}
