package dev.errand.runtime.core;

import dev.errand.TaskStatus;
import org.jspecify.annotations.Nullable;

/** What a task is at one moment, whole and immutable: one reference holds it all. */
sealed interface State {
  TaskStatus status();

  /** When and where the body began; {@link Times#NEVER} if it has not. */
  default long startedAt() {
    return Times.NEVER;
  }

  default @Nullable String thread() {
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

  /** The body runs, or a stage that it returned has not ended. */
  record Running(long startedAt, String thread) implements State {
    @Override
    public TaskStatus status() {
      return TaskStatus.RUNNING;
    }
  }

  /** Told to stop; the body has not left. */
  record Cancelling(long startedAt, String thread, String reason) implements State {
    @Override
    public TaskStatus status() {
      return TaskStatus.CANCELLING;
    }
  }

  /** Over. Of result, failure and reason the one that the status speaks of counts. */
  record Ended(
      TaskStatus status,
      int attempts,
      long startedAt,
      @Nullable String thread,
      long endedAt,
      @Nullable Object result,
      @Nullable Throwable failure,
      @Nullable String reason)
      implements State {

    static Ended completed(State from, int attempts, long at, @Nullable Object result) {
      return new Ended(
          TaskStatus.COMPLETED, attempts, from.startedAt(), from.thread(), at, result, null, null);
    }

    static Ended failed(State from, int attempts, long at, Throwable failure) {
      return new Ended(
          TaskStatus.FAILED, attempts, from.startedAt(), from.thread(), at, null, failure, null);
    }

    static Ended cancelled(State from, int attempts, long at, String reason) {
      return new Ended(
          TaskStatus.CANCELLED, attempts, from.startedAt(), from.thread(), at, null, null, reason);
    }
  }
}
