package dev.errand.runtime.core;

import dev.errand.PoolSettings;
import dev.errand.runtime.core.Recipe.ResultKind;
import dev.errand.runtime.output.OutputCapture;
import dev.errand.spi.RetryRunner;
import dev.errand.spi.TaskSettings;
import dev.errand.spi.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A supervisor without threads of its own: what an actor does, it does in its own thread. */
final class Stressed {
  final Supervisor supervisor;

  Stressed(int slots) {
    this.supervisor =
        new Supervisor(
            SupervisorSettings.DEFAULT.pool(new PoolSettings(slots, 0, 0)),
            new SupervisorParts(
                Runnable::run,
                name -> Runnable::run,
                new OutputCapture(Runnable::run),
                List.of(),
                List.of(),
                List.of(),
                new NoRetry(),
                Runnable::run),
            new StandingTime());
  }

  /** Submits a task that runs until its body is completed. */
  SupervisedTask<String> submit(CompletableFuture<String> body) {
    return submit(TaskSettings.named("stressed"), body);
  }

  SupervisedTask<String> submit(TaskSettings settings, CompletableFuture<String> body) {
    Recipe recipe = supervisor.recipe(settings, ResultKind.STAGE);
    return supervisor.submit(recipe, task -> task.attempt(run -> body));
  }

  int slotsInUse() {
    return supervisor.info().slotsInUse();
  }

  private static final class StandingTime implements TimeSource {
    @Override
    public long now() {
      return 0;
    }

    @Override
    public Instant instant(long reading) {
      return Instant.EPOCH.plusNanos(reading);
    }

    @Override
    public Future<?> after(long nanos, Runnable work) {
      return new CompletableFuture<>();
    }

    @Override
    public void cancel(Future<?> entry) {
      boolean unused = entry.cancel(false);
    }

    @Override
    public void close() {}
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
