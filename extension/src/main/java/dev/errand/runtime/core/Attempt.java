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
final class Attempt implements TaskRun, Callable<@Nullable Object> {
  private final Execution execution;
  private final Work body;
  private final int number;

  /** Only where the attempt runs on another thread than the task's worker. */
  private final @Nullable InterruptGate ownGate;

  Attempt(Execution execution, Work body, int number, @Nullable InterruptGate ownGate) {
    this.execution = execution;
    this.body = body;
    this.number = number;
    this.ownGate = ownGate;
  }

  @Nullable InterruptGate ownGate() {
    return ownGate;
  }

  /** Runs the body bound to this attempt, inside the decorators, with what has come along. */
  @Nullable Object run() throws Exception {
    // An inline one is where its caller is.
    Runnable back = kind() == TaskKind.INLINE ? RunDecorator.NOTHING : execution.taken().put();
    Bound.Cell open = Bound.cell();
    Bound.Cell cell = open == null ? Bound.open() : open;
    Attempt before = cell.swap(this);
    try {
      List<RunDecorator> decorators = supervised().engine().decorators();
      return decorators.isEmpty() ? call() : decorate(decorators, 0);
    } finally {
      Attempt unused = cell.swap(before);
      if (open == null) {
        Bound.drop();
      }
      back.run();
    }
  }

  private @Nullable Object decorate(List<RunDecorator> decorators, int index) throws Exception {
    RunDecorator decorator = decorators.get(index);
    return index + 1 == decorators.size()
        ? decorator.around(this, this)
        : decorator.around(this, () -> decorate(decorators, index + 1));
  }

  /** Runs the body alone. */
  @Override
  public @Nullable Object call() throws Exception {
    return execution.awaited(body.run(this));
  }

  @Override
  public Runnable enter() {
    return bind(this, decorator -> decorator.enter(this));
  }

  /** Enters for what follows a failed attempt and is part of the task: a fallback. */
  Runnable enterAgain() {
    return kind() == TaskKind.INLINE ? enter() : enter(execution.taken());
  }

  /** Enters with what a thread has taken along; the decorators may add to it. */
  private Runnable enter(Taken taken) {
    Runnable back = taken.put();
    try {
      Runnable left = enter();
      return () -> {
        try {
          left.run();
        } finally {
          back.run();
        }
      };
    } catch (RuntimeException | Error e) {
      back.run();
      throw e;
    }
  }

  @Override
  public Runnable leave() {
    return bind(null, decorator -> decorator.leave(this));
  }

  private Runnable bind(@Nullable Attempt now, Function<RunDecorator, Runnable> change) {
    Deque<Runnable> undo = new ArrayDeque<>(); // the last one first
    Bound.Cell open = Bound.cell();
    Bound.Cell cell = open == null ? Bound.open() : open;
    Attempt before = cell.swap(now);
    undo.push(
        () -> {
          Attempt unused = cell.swap(before);
          if (open == null) {
            Bound.drop();
          }
        });
    try {
      supervised().engine().decorators().forEach(decorator -> undo.push(change.apply(decorator)));
    } catch (RuntimeException | Error e) {
      undoAll(undo);
      throw e;
    }
    return () -> undoAll(undo);
  }

  /** Takes each step, whatever becomes of the others: the last one unbinds the thread. */
  private static void undoAll(Deque<Runnable> steps) {
    Runnable step = steps.poll();
    if (step != null) {
      try {
        step.run();
      } finally {
        undoAll(steps);
      }
    }
  }

  @Override
  public Task<?> task() {
    return execution.task();
  }

  SupervisedTask<?> supervised() {
    return execution.task();
  }

  @Override
  public TaskKind kind() {
    return supervised().recipe().settings().kind();
  }

  @Override
  public boolean isOnDefaultExecutor() {
    return supervised().recipe().isOnDefaultExecutor();
  }

  @Override
  public boolean isCaptured() {
    return supervised().isCaptured();
  }

  @Override
  public RecordedOutput recording() {
    return supervised().recording();
  }

  @Override
  public <R extends AutoCloseable> @Nullable R resource(Class<R> type, Supplier<R> make) {
    return supervised().resource(type, make);
  }

  @Override
  public TaskId id() {
    return supervised().id();
  }

  @Override
  public String name() {
    return supervised().name();
  }

  @Override
  public int attempt() {
    return number;
  }

  @Override
  public void progress(double fraction, String message) {
    supervised().report(new Progress(fraction, message));
  }

  @Override
  public boolean isCancelled() {
    return supervised().isStopping();
  }

  @Override
  public void checkCancelled() {
    if (supervised().isStopping()) {
      throw supervised().cancellation();
    }
  }

  @Override
  public Runnable wrap(Runnable work) {
    requireNonNull(work, "The work to be wrapped is null.");
    Taken taken = supervised().engine().contexts().take();
    return () -> {
      Runnable left = enter(taken);
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
    Taken taken = supervised().engine().contexts().take();
    return () -> {
      Runnable left = enter(taken);
      try {
        return work.call();
      } finally {
        left.run();
      }
    };
  }

  @Override
  public String toString() {
    return supervised() + ", attempt " + number;
  }
}
