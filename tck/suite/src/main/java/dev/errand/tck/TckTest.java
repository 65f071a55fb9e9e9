package dev.errand.tck;

import dev.errand.Task;
import dev.errand.TaskSupervisor;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What all the tests use. */
abstract class TckTest {
  /** Longer than anything takes on a busy machine; reached only by a defect. */
  static final Duration LONG = Duration.ofSeconds(20);

  static <B> B bean(Class<B> type) {
    return CDI.current().select(type).get();
  }

  static TaskSupervisor supervisor() {
    return bean(TaskSupervisor.class);
  }

  /** Waits for the end of a task, whatever it is. */
  static void awaitEnd(Task<?> task) throws TimeoutException {
    task.handle((result, failure) -> "ended")
        .toCompletableFuture()
        .orTimeout(LONG.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(LONG.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("Waited for " + LONG + " in vain.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting.", e);
    }
  }
}
