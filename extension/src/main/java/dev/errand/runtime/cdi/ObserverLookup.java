package dev.errand.runtime.cdi;

import dev.errand.Progress;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskKind;
import dev.errand.TaskName;
import dev.errand.TaskOutput;
import dev.errand.TaskPriority;
import dev.errand.TaskStatus;
import dev.errand.event.TaskAttemptFailed;
import dev.errand.event.TaskCancelled;
import dev.errand.event.TaskCompleted;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskFailed;
import dev.errand.event.TaskLate;
import dev.errand.event.TaskProgressed;
import dev.errand.event.TaskQueued;
import dev.errand.event.TaskStarted;
import dev.errand.event.TaskUnresponsive;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the container who observes a type of event; it wants to be shown an event for that. */
final class ObserverLookup {
  private static final TaskInfo NOBODY =
      new TaskInfo(
          TaskId.of(0, 0),
          "nobody",
          TaskKind.THREAD,
          TaskPriority.NORMAL,
          TaskStatus.QUEUED,
          Instant.EPOCH,
          Optional.empty(),
          Optional.empty(),
          0,
          1,
          Progress.NONE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private ObserverLookup() {}

  static <E extends TaskEvent> Set<ObserverMethod<? super E>> observers(
      BeanManager container, Class<E> type, TaskName... name) {
    return container.resolveObserverMethods(type.cast(sample(type)), name);
  }

  private static TaskEvent sample(Class<? extends TaskEvent> type) {
    Instant at = Instant.EPOCH;
    if (type == TaskQueued.class) {
      return new TaskQueued(NOBODY, at);
    }
    if (type == TaskStarted.class) {
      return new TaskStarted(NOBODY, at);
    }
    if (type == TaskProgressed.class) {
      return new TaskProgressed(NOBODY, at);
    }
    if (type == TaskLate.class) {
      return new TaskLate(NOBODY, at, TaskLate.Level.WARNING);
    }
    if (type == TaskUnresponsive.class) {
      return new TaskUnresponsive(NOBODY, at, "", List.of());
    }
    if (type == TaskAttemptFailed.class) {
      TaskOutput none = dev.errand.Task.of("").output();
      return new TaskAttemptFailed(NOBODY, at, 1, new IllegalStateException("never thrown"), none);
    }
    if (type == TaskCompleted.class) {
      return new TaskCompleted(NOBODY, at, null);
    }
    if (type == TaskFailed.class) {
      return new TaskFailed(NOBODY, at, new IllegalStateException("never thrown"));
    }
    if (type == TaskCancelled.class) {
      return new TaskCancelled(NOBODY, at, "");
    }
    throw new IllegalArgumentException(type + " is no type of task event.");
  }
}
