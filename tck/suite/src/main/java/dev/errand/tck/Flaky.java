package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.errand.TaskContext;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Fails so often, then gives a result; remembers where it ran. */
final class Flaky implements Callable<String> {
  final AtomicInteger runs = new AtomicInteger();
  final List<Integer> attempts = new CopyOnWriteArrayList<>();
  final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final int failures;
  private final Exception failure;

  Flaky(int failures, Exception failure) {
    this.failures = failures;
    this.failure = failure;
  }

  Flaky(int failures) {
    this(failures, new IllegalStateException("flaky"));
  }

  @Override
  public String call() throws Exception {
    threads.add(Thread.currentThread());
    attempts.add(TaskContext.current().attempt());
    if (runs.incrementAndGet() <= failures) {
      throw failure;
    }
    return "at last";
  }

  CompletableFuture<String> asStage() {
    try {
      return CompletableFuture.completedFuture(call());
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Fails later, on another thread, as stages do. */
  CompletableFuture<String> asLateStage() {
    CompletableFuture<String> now = asStage();
    return CompletableFuture.supplyAsync(() -> 0).thenCompose(nothing -> now);
  }

  void assertTried(int times) {
    assertEquals(times, runs.get());
    for (int i = 0; i < times; i++) {
      assertEquals(i + 1, attempts.get(i));
      assertNotSame(Thread.currentThread(), threads.get(i), "never in the caller");
    }
  }
}
