package dev.errand.runtime.core;

import dev.errand.CancelOutcome;
import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Cancels many tasks. Those that wait come first, and of them the latest: in the order of their
 * submission each would start in the slot of one that leaves, just before it is told not to.
 */
final class MassCancel {
  private MassCancel() {}

  /** Cancels them; gives how many had not ended. */
  static int of(Collection<? extends Task<?>> tasks, String reason) {
    List<Task<?>> running = new ArrayList<>();
    List<Task<?>> waiting = new ArrayList<>();
    for (Task<?> task : tasks) {
      (isWaiting(task) ? waiting : running).add(task);
    }
    waiting.sort(Comparator.<Task<?>, TaskId>comparing(Task::id).reversed());
    return cancel(waiting, reason) + cancel(running, reason);
  }

  private static boolean isWaiting(Task<?> task) {
    TaskStatus status = task.status();
    return status == TaskStatus.QUEUED || status == TaskStatus.DELAYED;
  }

  private static int cancel(List<Task<?>> tasks, String reason) {
    int told = 0;
    for (Task<?> task : tasks) {
      if (task.cancel(reason) != CancelOutcome.ALREADY_ENDED) {
        told++;
      }
    }
    return told;
  }
}
