package dev.errand.runtime.core;

import dev.errand.spi.TaskSettings;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What all tasks of one method or request share, worked out once: the settings, the executor, and
 * which events anybody listens for.
 */
public final class Recipe {
  private final Engine engine;
  private final TaskSettings settings;
  private final Executor executor;
  private final ResultKind resultKind;
  private final int wantedEvents;
  private final List<EndCallback> callbacks;

  Recipe(
      Engine engine,
      TaskSettings settings,
      Executor executor,
      ResultKind resultKind,
      int wantedEvents,
      List<EndCallback> callbacks) {
    this.engine = engine;
    this.settings = settings;
    this.executor = executor;
    this.resultKind = resultKind;
    this.wantedEvents = wantedEvents;
    this.callbacks = callbacks;
  }

  /**
   * Gives the name of the tasks.
   *
   * @return the name
   */
  public String name() {
    return settings.name();
  }

  Engine engine() {
    return engine;
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

  /** Whether a fault tolerance library stands around the body. */
  boolean isInFaultTolerance() {
    return resultKind == ResultKind.AWAITED_STAGE;
  }

  boolean isOnDefaultExecutor() {
    return settings.executor() == null;
  }

  /** Attaches the callbacks to a task, to be called one after the other. Before it can end. */
  void attachCallbacks(SupervisedTask<?> task) {
    if (callbacks.isEmpty()) {
      return;
    }
    CompletionStage<?> unused =
        task.whenComplete(
            (result, failure) -> {
              Throwable cause = failure == null ? null : Stages.cause(failure);
              for (EndCallback callback : callbacks) {
                try {
                  callback.ended(result, cause);
                } catch (Throwable t) {
                  Messages.callbackFailed(task, t);
                }
              }
            });
  }

  /** Whether anybody hears events of its tasks. */
  boolean isHeard() {
    return wantedEvents != 0;
  }

  /** Makes what tells the events of one task. */
  Announcer announcer() {
    return new Announcer(wantedEvents, engine.listeners());
  }

  /** Is told of the end of a task: the result, or the failure. */
  @FunctionalInterface
  interface EndCallback {
    void ended(@Nullable Object result, @Nullable Throwable failure);
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
