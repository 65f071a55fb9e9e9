package dev.errand.runtime.core;

import dev.errand.PoolSettings;
import dev.errand.event.TaskEvent;
import dev.errand.runtime.output.OutputCapture;
import dev.errand.spi.Harness;
import dev.errand.spi.RetryRunner;
import dev.errand.spi.RunDecorator;
import dev.errand.spi.TaskListener;
import dev.errand.spi.TimeSource;
import dev.errand.spi.TravellingContext;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Supervisors without a container, for tests. */
final class Supervisors {
  static final long LONG_SECONDS = 20;

  private Supervisors() {}

  static Supervisor plain(SupervisorSettings settings) {
    return with(settings, new OwnExecutor("errand-"), List.of());
  }

  static Supervisor listening(SupervisorSettings settings, Consumer<TaskEvent> listener) {
    return listening(settings, new OwnExecutor("errand-"), listener);
  }

  static Supervisor listening(
      SupervisorSettings settings, Executor executor, Consumer<TaskEvent> listener) {
    return with(settings, executor, List.of(listenerOf(listener)));
  }

  static Supervisor with(
      SupervisorSettings settings, Executor executor, List<TaskListener> listeners) {
    return new Supervisor(settings, parts(executor, listeners));
  }

  /** One whose time the test turns. */
  static Supervisor at(TimeSource time, SupervisorSettings settings) {
    return new Supervisor(settings, parts(new OwnExecutor("errand-"), List.of()), time);
  }

  static Supervisor at(
      TimeSource time,
      SupervisorSettings settings,
      Executor executor,
      Consumer<TaskEvent> listener) {
    return new Supervisor(settings, parts(executor, List.of(listenerOf(listener))), time);
  }

  static Supervisor at(TimeSource time, SupervisorSettings settings, Executor executor) {
    return new Supervisor(settings, parts(executor, List.of()), time);
  }

  /** One with a context that goes along with its tasks. */
  static Supervisor carrying(
      TravellingContext context, Executor executor, RunDecorator... decorators) {
    return new Supervisor(
        SupervisorSettings.DEFAULT,
        parts(executor, List.of(context), List.of(decorators), List.of()));
  }

  /** One whose attempts have something around them. */
  static Supervisor decorated(
      SupervisorSettings settings, Executor executor, RunDecorator... decorators) {
    return new Supervisor(settings, parts(executor, List.of(), List.of(decorators), List.of()));
  }

  /** One whose workers go on within something. */
  static Supervisor framed(SupervisorSettings settings, Consumer<Runnable> frame) {
    return new Supervisor(
        settings, parts(new OwnExecutor("errand-"), List.of(), List.of(), List.of(), frame));
  }

  /** One in a test's harness. */
  static Supervisor harnessed(SupervisorSettings settings, Harness harness) {
    return new Supervisor(settings, parts(new OwnExecutor("errand-"), List.of(harness)), harness);
  }

  private static SupervisorParts parts(Executor executor, List<TaskListener> listeners) {
    return parts(executor, List.of(), List.of(), listeners);
  }

  private static SupervisorParts parts(
      Executor executor,
      List<TravellingContext> contexts,
      List<RunDecorator> decorators,
      List<TaskListener> listeners) {
    return parts(executor, contexts, decorators, listeners, Runnable::run);
  }

  private static SupervisorParts parts(
      Executor executor,
      List<TravellingContext> contexts,
      List<RunDecorator> decorators,
      List<TaskListener> listeners,
      Consumer<Runnable> frame) {
    return new SupervisorParts(
        executor,
        name -> {
          throw new IllegalArgumentException("There is no executor '" + name + "'.");
        },
        new OutputCapture(Runnable::run),
        contexts,
        decorators,
        listeners,
        new NoRetry(),
        frame);
  }

  static SupervisorSettings pool(int size, int normal, int high) {
    return SupervisorSettings.DEFAULT.pool(new PoolSettings(size, normal, high));
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(LONG_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("Waited in vain.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted.", e);
    }
  }

  private static TaskListener listenerOf(Consumer<TaskEvent> listener) {
    return new TaskListener() {
      @Override
      public boolean wants(Class<? extends TaskEvent> type, String taskName) {
        return true;
      }

      @Override
      public void on(TaskEvent event) {
        listener.accept(event);
      }
    };
  }

  private static final class NoRetry implements RetryRunner {
    @Override
    public boolean isAvailable() {
      return false;
    }

    @Override
    public @Nullable Object call(
        int attempts, Predicate<Throwable> retryOn, Callable<@Nullable Object> attempt)
        throws Exception {
      return attempt.call();
    }
  }
}
