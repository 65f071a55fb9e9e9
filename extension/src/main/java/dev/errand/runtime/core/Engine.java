package dev.errand.runtime.core;

import dev.errand.TaskRejectedException;
import dev.errand.runtime.core.State.Ended;
import dev.errand.runtime.core.State.Waiting;
import dev.errand.spi.RecordedOutput;
import dev.errand.spi.RunDecorator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What works behind a {@link Supervisor}: takes tasks in, and is told of each step of theirs that
 * concerns more than themselves.
 */
final class Engine {
  private final SupervisorSettings settings;
  private final SupervisorParts parts;
  private final TimeSource time;
  private final Dispatcher dispatcher;
  private final Registry registry;
  private final Listeners listeners;
  private final Totals totals = new Totals();
  private final TaskIds ids = new TaskIds();

  /** Not null once shutdown has begun. Written by {@link #close}, read by everybody. */
  private volatile @Nullable Shutdown shutdown;

  Engine(SupervisorSettings settings, SupervisorParts parts, TimeSource time) {
    this.settings = settings;
    this.parts = parts;
    this.time = time;
    this.dispatcher = new Dispatcher(settings, time);
    this.registry = new Registry(settings.retention(), time);
    this.listeners = new Listeners(parts.listeners());
  }

  // ------------------------------------------------------------------ taking tasks in

  <T extends @Nullable Object> SupervisedTask<T> submit(Recipe recipe, Job job) {
    boolean delayed = !recipe.settings().delay().isZero();
    SupervisedTask<T> task = make(recipe, job, delayed ? Waiting.DELAYED : Waiting.QUEUED);
    dispatcher.accept(task);
    task.followParent();
    return task;
  }

  /** Makes a task that waits to be told to start. */
  <T extends @Nullable Object> SupervisedTask<T> defer(Recipe recipe, Job job) {
    SupervisedTask<T> task = make(recipe, job, Waiting.COLD);
    task.deliverEvents();
    task.followParent();
    return task;
  }

  /** Makes a task that its caller runs. */
  <T extends @Nullable Object> SupervisedTask<T> inline(Recipe recipe, Job job) {
    SupervisedTask<T> task = make(recipe, job, Waiting.QUEUED);
    task.deliverEvents();
    return task;
  }

  private <T extends @Nullable Object> SupervisedTask<T> make(Recipe recipe, Job job, State in) {
    refuseAfterShutdown(recipe.settings().name());
    RecordedOutput recording = parts.recorder().open(recipe.settings().capture());
    long number = totals.next();
    SupervisedTask<T> task =
        new SupervisedTask<>(this, recipe, ids.of(number), number, recording, job, in);
    register(task);
    return task;
  }

  private void register(SupervisedTask<?> task) {
    task.announce();
    task.recipe().attachCallbacks(task);
    registry.add(task);
    Attempt caller = task.recipe().settings().cancelWithParent() ? Bound.get() : null;
    if (caller != null) {
      Family.bind(task, caller.supervised());
    }
    if (shutdown != null) { // looked at after the task can be found: shutdown misses none
      task.discard();
      refuseAfterShutdown(task.name());
    }
  }

  private void refuseAfterShutdown(String name) {
    if (shutdown != null) {
      throw new TaskRejectedException(
          "Task '" + name + "' was refused: the supervisor has shut down. It was not started.");
    }
  }

  /** Starts a deferred task. */
  void start(SupervisedTask<?> task) {
    refuseAfterShutdown(task.name());
    dispatcher.start(task);
  }

  // ------------------------------------------------------------------ the steps of a task

  /** A task was taken back before it was accepted. */
  void discard(SupervisedTask<?> task) {
    registry.remove(task);
    totals.refused();
  }

  void ended(SupervisedTask<?> task, Ended ended) {
    totals.ended(ended.status());
    registry.ended(task, ended.endedAt());
  }

  /** The last thing that is done for a task. */
  void settled(SupervisedTask<?> task) {
    Shutdown waiting = shutdown;
    if (waiting != null) {
      waiting.gone(task);
    }
  }

  // ------------------------------------------------------------------ what it consists of

  SupervisorSettings settings() {
    return settings;
  }

  SupervisorParts parts() {
    return parts;
  }

  List<RunDecorator> decorators() {
    return parts.decorators();
  }

  TimeSource time() {
    return time;
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  Registry registry() {
    return registry;
  }

  Listeners listeners() {
    return listeners;
  }

  Totals totals() {
    return totals;
  }

  boolean isAccepting() {
    return shutdown == null;
  }

  // ------------------------------------------------------------------ the end

  void close() {
    Shutdown waiting = new Shutdown();
    synchronized (this) {
      if (shutdown != null) {
        return;
      }
      shutdown = waiting;
    }
    waiting.end(registry.all(), settings);
    time.close();
  }
}
