package dev.errand.runtime.core;

import static java.util.Objects.requireNonNull;

import dev.errand.Progress;
import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskKind;
import dev.errand.spi.RecordedOutput;
import dev.errand.spi.RunDecorator;
import dev.errand.spi.TaskRun;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of a body: what lasts for an attempt, apart from what lasts for the task. */
final class Attempt implements TaskRun {
  private final SupervisedTask<?> task;
  private final Execution execution;
  private final int number;

  /** Only where the attempt runs on another thread than the task's worker. */
  private final @Nullable InterruptGate ownGate;

  Attempt(
      SupervisedTask<?> task, Execution execution, int number, @Nullable InterruptGate ownGate) {
    this.task = task;
    this.execution = execution;
    this.number = number;
    this.ownGate = ownGate;
  }

  @Nullable InterruptGate ownGate() {
    return ownGate;
  }

  /** Runs work bound to this attempt, inside the decorators. */
  @Nullable Object run(Callable<@Nullable Object> work) throws Exception {
    Attempt before = Bound.get();
    Bound.set(this);
    try {
      List<RunDecorator> decorators = task.engine().decorators();
      return decorators.isEmpty() ? work.call() : decorate(decorators, 0, work);
    } finally {
      Bound.set(before);
    }
  }

  private @Nullable Object decorate(
      List<RunDecorator> decorators, int index, Callable<@Nullable Object> work) throws Exception {
    RunDecorator decorator = decorators.get(index);
    return index + 1 == decorators.size()
        ? decorator.around(this, work)
        : decorator.around(this, () -> decorate(decorators, index + 1, work));
  }

  @Override
  public Runnable enter() {
    return bind(this, decorator -> decorator.enter(this));
  }

  @Override
  public Runnable leave() {
    return bind(null, decorator -> decorator.leave(this));
  }

  private Runnable bind(@Nullable Attempt now, Function<RunDecorator, Runnable> change) {
    Deque<Runnable> undo = new ArrayDeque<>(); // the last one first
    Attempt before = Bound.get();
    Bound.set(now);
    undo.push(() -> Bound.set(before));
    try {
      task.engine().decorators().forEach(decorator -> undo.push(change.apply(decorator)));
    } catch (RuntimeException | Error e) {
      undo.forEach(Runnable::run);
      throw e;
    }
    return () -> undo.forEach(Runnable::run);
  }

  @Override
  public Task<?> task() {
    return task;
  }

  SupervisedTask<?> supervised() {
    return task;
  }

  @Override
  public TaskKind kind() {
    return task.recipe().settings().kind();
  }

  @Override
  public boolean isCaptured() {
    return task.isCaptured();
  }

  @Override
  public RecordedOutput recording() {
    return task.recording();
  }

  @Override
  public <R extends AutoCloseable> @Nullable R resource(Class<R> type, Supplier<R> make) {
    return execution.resource(type, make);
  }

  @Override
  public TaskId id() {
    return task.id();
  }

  @Override
  public String name() {
    return task.name();
  }

  @Override
  public int attempt() {
    return number;
  }

  @Override
  public void progress(double fraction, String message) {
    task.report(new Progress(fraction, message));
  }

  @Override
  public boolean isCancelled() {
    return task.isStopping();
  }

  @Override
  public void checkCancelled() {
    if (task.isStopping()) {
      throw task.cancellation();
    }
  }

  @Override
  public Runnable wrap(Runnable work) {
    requireNonNull(work, "The work to be wrapped is null.");
    return () -> {
      Runnable left = enter();
      try {
        work.run();
      } finally {
        left.run();
      }
    };
  }

  @Override
  public <V extends @Nullable Object> Callable<V> wrap(Callable<V> work) {
    requireNonNull(work, "The work to be wrapped is null.");
    return () -> {
      Runnable left = enter();
      try {
        return work.call();
      } finally {
        left.run();
      }
    };
  }

  @Override
  public String toString() {
    return task + ", attempt " + number;
  }
}
