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
import java.util.concurrent.atomic.AtomicInteger;
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
    long deadline = System.nanoTime() + nanos(timeout);
    // One after the other: a timed wait leaves nothing behind in a task that goes on.
    for (Task<? extends T> task : tasks) {
      waitFor(task.toCompletableFuture(), tasks, timeout, deadline - System.nanoTime());
    }
    return results(tasks);
  }

  static <T extends @Nullable Object> List<T> allSucceed(
      Collection<? extends Task<? extends T>> tasks, Duration timeout) throws TimeoutException {
    AtomicInteger left = new AtomicInteger(tasks.size());
    CompletableFuture<@Nullable Task<?>> firstFailed = new CompletableFuture<>();
    for (Task<? extends T> task : tasks) {
      CompletionStage<?> unused =
          task.whenComplete(
              (result, failure) -> {
                if (failure != null) {
                  firstFailed.complete(task);
                } else if (left.decrementAndGet() == 0) {
                  firstFailed.complete(null);
                }
              });
    }
    if (tasks.isEmpty()) {
      return List.of();
    }
    waitFor(firstFailed, tasks, timeout, nanos(timeout));
    Task<?> failed = firstFailed.join();
    if (failed == null) {
      return results(tasks);
    }
    MassCancel.of(tasks, failed + " did not succeed, and all were to.");
    failed.join();
    throw new IllegalStateException(failed + " failed and has a result.");
  }

  static <T extends @Nullable Object> T any(
      Collection<? extends Task<? extends T>> tasks, Duration timeout) throws TimeoutException {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("There is no task to wait for; at least one is needed.");
    }
    AtomicInteger left = new AtomicInteger(tasks.size());
    CompletableFuture<@Nullable Task<? extends T>> first = new CompletableFuture<>();
    for (Task<? extends T> task : tasks) {
      CompletionStage<?> unused =
          task.whenComplete(
              (result, failure) -> {
                if (failure == null) {
                  first.complete(task);
                }
                if (left.decrementAndGet() == 0) {
                  first.complete(null); // of no effect after a success
                }
              });
    }
    waitFor(first, tasks, timeout, nanos(timeout));
    Task<? extends T> succeeded = first.join();
    if (succeeded != null) {
      return succeeded.join();
    }
    List<Throwable> failures = failures(tasks);
    throw withSuppressed(new CompletionException(failures.get(0)), failures);
  }

  private static void waitFor(
      CompletableFuture<?> event, Collection<? extends Task<?>> tasks, Duration timeout, long nanos)
      throws TimeoutException {
    try {
      event.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
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
