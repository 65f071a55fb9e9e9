package dev.errand.runtime.core;

import dev.errand.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Waiting for several tasks at once. */
final class Await {
  private Await() {}

  static long nanos(Duration timeout) {
    try {
      return timeout.toNanos();
    } catch (ArithmeticException e) {
      return timeout.isNegative() ? 0 : Long.MAX_VALUE; // 292 years will do
    }
  }

  static <T extends @Nullable Object> List<T> all(
      Collection<? extends Task<? extends T>> tasks, Duration timeout) throws TimeoutException {
    waitFor(CompletableFuture.allOf(futures(tasks)), tasks, timeout);
    return results(tasks);
  }

  static <T extends @Nullable Object> List<T> allSucceed(
      Collection<? extends Task<? extends T>> tasks, Duration timeout) throws TimeoutException {
    CompletableFuture<@Nullable Task<?>> firstFailed = new CompletableFuture<>();
    CompletableFuture<?>[] futures = new CompletableFuture<?>[tasks.size()];
    int i = 0;
    for (Task<? extends T> task : tasks) {
      futures[i++] =
          task.<@Nullable Void>handle(
                  (result, failure) -> {
                    if (failure != null) {
                      firstFailed.complete(task);
                    }
                    return null;
                  })
              .toCompletableFuture();
    }
    CompletableFuture<@Nullable Void> allEnded = CompletableFuture.allOf(futures);
    CompletableFuture<?> unused = allEnded.thenRun(() -> firstFailed.complete(null));
    waitFor(firstFailed, tasks, timeout);
    Task<?> failed = firstFailed.join();
    if (failed == null) {
      return results(tasks);
    }
    for (Task<? extends T> task : tasks) {
      task.cancel(failed + " did not succeed, and all were to.");
    }
    failed.join();
    throw new IllegalStateException(failed + " failed and has a result.");
  }

  static <T extends @Nullable Object> T any(
      Collection<? extends Task<? extends T>> tasks, Duration timeout) throws TimeoutException {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("There is no task to wait for; at least one is needed.");
    }
    CompletableFuture<@Nullable Task<? extends T>> first = new CompletableFuture<>();
    for (Task<? extends T> task : tasks) {
      CompletionStage<?> unused = task.thenRun(() -> first.complete(task));
    }
    CompletableFuture<?> unused =
        CompletableFuture.allOf(futures(tasks))
            .whenComplete((nothing, failure) -> first.complete(null));
    waitFor(first, tasks, timeout);
    Task<? extends T> succeeded = first.join();
    if (succeeded != null) {
      return succeeded.join();
    }
    List<Throwable> failures = failures(tasks);
    throw withSuppressed(new CompletionException(failures.get(0)), failures);
  }

  private static CompletableFuture<?>[] futures(Collection<? extends Task<?>> tasks) {
    return tasks.stream().map(Task::toCompletableFuture).toArray(CompletableFuture<?>[]::new);
  }

  private static void waitFor(
      CompletableFuture<?> event, Collection<? extends Task<?>> tasks, Duration timeout)
      throws TimeoutException {
    try {
      event.get(Math.max(0, nanos(timeout)), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | CancellationException e) {
      // Some task did not succeed; which one, and what follows, the caller looks at.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException("The waiting for " + names(tasks) + " was interrupted.", e);
    } catch (TimeoutException e) {
      throw new TimeoutException(
          "Not ended within " + timeout + ", and going on: " + names(tasks) + ".");
    }
  }

  private static String names(Collection<? extends Task<?>> tasks) {
    return tasks.stream()
        .filter(task -> !task.isDone())
        .map(Object::toString)
        .collect(Collectors.joining(", "));
  }

  private static <T extends @Nullable Object> List<T> results(
      Collection<? extends Task<? extends T>> tasks) {
    List<Throwable> failures = failures(tasks);
    for (Throwable failure : failures) {
      if (!(failure instanceof CancellationException)) {
        throw withSuppressed(new CompletionException(failure), failures);
      }
    }
    List<T> results = new ArrayList<>(tasks.size());
    for (Task<? extends T> task : tasks) {
      results.add(task.join());
    }
    return results;
  }

  private static CompletionException withSuppressed(
      CompletionException thrown, List<Throwable> failures) {
    for (Throwable failure : failures) {
      if (failure != thrown.getCause()) {
        thrown.addSuppressed(failure);
      }
    }
    return thrown;
  }

  private static List<Throwable> failures(Collection<? extends Task<?>> tasks) {
    List<Throwable> failures = new ArrayList<>();
    for (Task<?> task : tasks) {
      try {
        task.join();
      } catch (CompletionException | CancellationException e) {
        failures.add(Stages.cause(e));
      }
    }
    return failures;
  }
}
