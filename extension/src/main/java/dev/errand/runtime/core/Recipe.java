package dev.errand.runtime.core;

import dev.errand.spi.TaskSettings;
import java.util.concurrent.Executor;

/**
 * What all tasks of one method or request share, worked out once: the settings, the executor, and
 * which events anybody listens for.
 */
public final class Recipe {
  private final TaskSettings settings;
  private final Executor executor;
  private final ResultKind resultKind;
  private final int wantedEvents;

  Recipe(TaskSettings settings, Executor executor, ResultKind resultKind, int wantedEvents) {
    this.settings = settings;
    this.executor = executor;
    this.resultKind = resultKind;
    this.wantedEvents = wantedEvents;
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

  boolean isOnDefaultExecutor() {
    return settings.executor() == null;
  }

  int wantedEvents() {
    return wantedEvents;
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
