package dev.errand.runtime.core;

import dev.errand.event.TaskAttemptFailed;
import dev.errand.event.TaskCancelled;
import dev.errand.event.TaskCompleted;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskFailed;
import dev.errand.event.TaskProgressed;
import dev.errand.event.TaskQueued;
import dev.errand.event.TaskStarted;
import dev.errand.spi.TaskListener;
import dev.errand.spi.TaskSettings;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What all tasks of one method or request share, worked out once: the settings, the executor, and
 * which events anybody listens for.
 */
public final class Recipe {
  private static final List<Class<? extends TaskEvent>> TYPES =
      List.of(
          TaskQueued.class,
          TaskStarted.class,
          TaskAttemptFailed.class,
          TaskProgressed.class,
          TaskCompleted.class,
          TaskFailed.class,
          TaskCancelled.class);

  private final TaskSettings settings;
  private final Executor executor;
  private final ResultKind resultKind;
  private final int wanted;

  Recipe(TaskSettings settings, Executor executor, ResultKind resultKind, int wanted) {
    this.settings = settings;
    this.executor = executor;
    this.resultKind = resultKind;
    this.wanted = wanted;
  }

  /** Asks the listeners which events of a name they want: one bit for each type. */
  static int wanted(List<TaskListener> listeners, String name) {
    int bits = 0;
    for (TaskListener listener : listeners) {
      for (Class<? extends TaskEvent> type : TYPES) {
        if (listener.wants(type, name)) {
          bits |= bit(type);
        }
      }
    }
    return bits;
  }

  private static int bit(Class<? extends TaskEvent> type) {
    return 1 << TYPES.indexOf(type);
  }

  boolean wants(Class<? extends TaskEvent> type) {
    return wanted != 0 && (wanted & bit(type)) != 0;
  }

  /** Whether any event is wanted, so that all of them must be kept in order. */
  boolean wantsAny() {
    return wanted != 0;
  }

  TaskSettings settings() {
    return settings;
  }

  Executor executor() {
    return executor;
  }

  ResultKind resultKind() {
    return resultKind;
  }

  /** What a stage or future means that a body returns. */
  public enum ResultKind {
    /** The task ends when it ends, with its result. */
    STAGE,
    /** As STAGE, and each attempt waits for it: a fault tolerance library stands around it. */
    AWAITED_STAGE,
    /** The task ends when it ends, and it is the result itself. */
    VALUE
  }
}
