package dev.errand.runtime.core;

import dev.errand.TaskStatus;
import org.jspecify.annotations.Nullable;

/** What a task is at one moment, whole: one reference holds it all. */
sealed interface State permits State.Waiting, Execution, State.Cancelling, State.Ended {
  TaskStatus status();

  /** When and where the body began; {@link Times#NEVER} if it has not. */
  default long startedAt() {
    return Times.NEVER;
  }

  default @Nullable String thread() {
    return null;
  }

  /** How often the body has begun. */
  default int attempts() {
    return 0;
  }

  /** What runs; null before and after that. */
  default @Nullable Execution execution() {
    return null;
  }

  /** Not started. */
  enum Waiting implements State {
    /** Deferred, and not told to start. */
    COLD(TaskStatus.DELAYED),
    DELAYED(TaskStatus.DELAYED),
    QUEUED(TaskStatus.QUEUED);

    private final TaskStatus status;

    Waiting(TaskStatus status) {
      this.status = status;
    }

    @Override
    public TaskStatus status() {
      return status;
    }
  }

  /** Told to stop; the body has not left. */
  record Cancelling(Execution execution, String reason) implements State {
    @Override
    public TaskStatus status() {
      return TaskStatus.CANCELLING;
    }

    @Override
    public long startedAt() {
      return execution.startedAt();
    }

    @Override
    public @Nullable String thread() {
      return execution.thread();
    }

    @Override
    public int attempts() {
      return execution.attempts();
    }
  }

  /** Over. The outcome is a result, a failure or a reason, as the status says. */
  record Ended(
      TaskStatus status,
      int attempts,
      long startedAt,
      @Nullable String thread,
      long endedAt,
      @Nullable Object outcome)
      implements State {

    private static Ended from(State before, TaskStatus as, long at, @Nullable Object outcome) {
      return new Ended(as, before.attempts(), before.startedAt(), before.thread(), at, outcome);
    }

    static Ended completed(State before, long at, @Nullable Object result) {
      return from(before, TaskStatus.COMPLETED, at, result);
    }

    static Ended failed(State before, long at, Throwable failure) {
      return from(before, TaskStatus.FAILED, at, failure);
    }

    static Ended cancelled(State before, long at, String reason) {
      return from(before, TaskStatus.CANCELLED, at, reason);
    }

    @Nullable Object result() {
      return status == TaskStatus.COMPLETED ? outcome : null;
    }

    @Nullable Throwable failure() {
      return status == TaskStatus.FAILED ? (Throwable) outcome : null;
    }

    @Nullable String reason() {
      return status == TaskStatus.CANCELLED ? (String) outcome : null;
    }
  }
}
