package dev.errand.runtime.core;

import dev.errand.TaskInfo;
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
import dev.errand.runtime.core.State.Ended;
import dev.errand.spi.TaskListener;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the events of one task, those that somebody wants to hear; one shared silent one serves all
 * tasks that nobody listens to.
 */
final class Announcer extends EventQueue {
  private static final List<Class<? extends TaskEvent>> TYPES =
      List.of(
          TaskQueued.class,
          TaskStarted.class,
          TaskAttemptFailed.class,
          TaskProgressed.class,
          TaskLate.class,
          TaskUnresponsive.class,
          TaskCompleted.class,
          TaskFailed.class,
          TaskCancelled.class);
  private static final int QUEUED = 1;
  private static final int STARTED = 1 << 1;
  private static final int ATTEMPT_FAILED = 1 << 2;
  private static final int PROGRESSED = 1 << 3;
  private static final int LATE = 1 << 4;
  private static final int UNRESPONSIVE = 1 << 5;
  private static final int COMPLETED = 1 << 6;
  private static final int FAILED = 1 << 7;
  private static final int CANCELLED = 1 << 8;

  static final Announcer SILENT = new Announcer(0, event -> {});

  private final int wanted;

  Announcer(int wanted, Consumer<TaskEvent> listeners) {
    super(listeners);
    this.wanted = wanted;
  }

  /** Asks the listeners which events of a name they want: one bit for each type. */
  static int wanted(List<TaskListener> listeners, String name) {
    int bits = 0;
    for (TaskListener listener : listeners) {
      for (int i = 0; i < TYPES.size(); i++) {
        if (listener.wants(TYPES.get(i), name)) {
          bits |= 1 << i;
        }
      }
    }
    return bits;
  }

  private boolean wants(int type) {
    return (wanted & type) != 0;
  }

  /**
   * Puts the first event in line, before anybody can find the task, so that no other comes first.
   * {@link #deliver} tells it.
   */
  void made(SupervisedTask<?> task, State as) {
    if (wants(QUEUED)) {
      TaskInfo info = task.info(as);
      add(new TaskQueued(info, info.queuedAt()), null);
    }
  }

  /** Whether anybody hears any event. */
  boolean isHeard() {
    return wanted != 0;
  }

  void started(SupervisedTask<?> task, Execution as) {
    if (wants(STARTED)) {
      TaskInfo info = task.info(as);
      as.toldOf(info);
      tell(new TaskStarted(info, info.startedAt().orElseThrow()));
    }
  }

  void attemptFailed(SupervisedTask<?> task, long at, int attempt, Throwable failure) {
    if (wants(ATTEMPT_FAILED)) {
      tell(
          new TaskAttemptFailed(
              task.info(),
              Times.toInstant(at),
              attempt,
              failure,
              task.recording().attempt(attempt)));
    }
  }

  void progressed(SupervisedTask<?> task, long at) {
    if (wants(PROGRESSED)) {
      tell(new TaskProgressed(task.info(), Times.toInstant(at)));
    }
  }

  void late(SupervisedTask<?> task, long at, TaskLate.Level level) {
    if (wants(LATE)) {
      tell(new TaskLate(task.info(), Times.toInstant(at), level));
    }
  }

  void unresponsive(SupervisedTask<?> task, long at, String reason, StackTraceElement[] stack) {
    if (wants(UNRESPONSIVE)) {
      tell(new TaskUnresponsive(task.info(), Times.toInstant(at), reason, List.of(stack)));
    }
  }

  /** Tells the end, and lets go of the waiters when all have heard it. */
  void ended(SupervisedTask<?> task, Ended as, @Nullable TaskInfo whenStarted, Runnable settle) {
    // Through the queue even if nobody wants this one: an earlier event may still be on its way.
    tell(end(task, as, whenStarted), settle);
  }

  private @Nullable TaskEvent end(
      SupervisedTask<?> task, Ended as, @Nullable TaskInfo whenStarted) {
    boolean wanted =
        wants(as.failure() != null ? FAILED : as.reason() != null ? CANCELLED : COMPLETED);
    if (!wanted) {
      return null;
    }
    TaskInfo info = task.info(as, whenStarted);
    Instant at = info.endedAt().orElseThrow();
    if (as.failure() != null) {
      return new TaskFailed(info, at, as.failure());
    }
    return as.reason() != null
        ? new TaskCancelled(info, at, as.reason())
        : new TaskCompleted(info, at, as.result());
  }

  private void tell(TaskEvent event) {
    tell(event, null);
  }
}
