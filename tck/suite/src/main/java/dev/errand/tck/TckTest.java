package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.OutputLine;
import dev.errand.Task;
import dev.errand.TaskOutput;
import dev.errand.TaskSupervisor;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
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

  /** Waits for the end of a task that does not complete; gives what its waiters get. */
  static Throwable failure(Task<?> task) {
    try {
      task.join(LONG);
    } catch (TimeoutException e) {
      throw new AssertionError(task + " has not ended.", e);
    } catch (CompletionException e) {
      return e.getCause() == null ? e : e.getCause();
    } catch (CancellationException e) {
      return e;
    }
    throw new AssertionError(task + " completed.");
  }

  /** The lines that a task has printed. */
  static List<String> texts(TaskOutput output) {
    return output.transcript().stream().map(OutputLine::text).toList();
  }

  static void assertMentions(Throwable thrown, String... texts) {
    String message = String.valueOf(thrown.getMessage());
    for (String text : texts) {
      assertTrue(message.contains(text), "'" + text + "' is not in: " + message);
    }
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
