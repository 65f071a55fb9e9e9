package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.errand.Task;
import dev.errand.TaskStatus;
import dev.errand.tck.app.Retries;
import dev.errand.tck.app.Watcher;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** RTY-5: cancelling what would be tried again. */
public class RetryCancelTck extends TckTest {
  private final Retries retries = bean(Retries.class);

  @Test
  @Requirement("RTY-5")
  void cancelWhileWaitingForTheNextAttempt_endsTheTaskAtOnce() throws Exception {
    Watcher watcher = bean(Watcher.class);
    CountDownLatch failedOnce = new CountDownLatch(1);
    watcher.atFailedAttempt(event -> failedOnce.countDown());
    try {
      Flaky flaky = new Flaky(Integer.MAX_VALUE);
      Task<String> task = retries.veryPatient(flaky);
      await(failedOnce);
      task.cancel("not worth an hour");
      Throwable seen = failure(task);
      assertInstanceOf(CancellationException.class, seen);
      assertMentions(seen, "not worth an hour");
      assertEquals(TaskStatus.CANCELLED, task.status());
      flaky.assertTried(1);
    } finally {
      watcher.atFailedAttempt(null);
    }
  }

  @Test
  @Requirement({"RTY-5", "CAN-2"})
  void cancelDuringAnAttempt_isNotRetried() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    Task<String> task =
        retries.task(
            () -> {
              runs.incrementAndGet();
              started.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                throw new IllegalStateException("wrapped", e);
              }
              return "not reached";
            });
    await(started);
    task.cancel("enough");
    assertInstanceOf(CancellationException.class, failure(task));
    assertEquals(1, runs.get());
    assertEquals(TaskStatus.CANCELLED, task.status());
  }

  @Test
  @Requirement({"RTY-4", "RTY-5"})
  void cancelledRequest_isNotRetried_whateverItRetries() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Task<?> task =
        supervisor()
            .task("retries everything")
            .retry(Integer.MAX_VALUE, Throwable.class)
            .submit(
                () -> {
                  started.countDown();
                  return new CountDownLatch(1).await(LONG.toSeconds(), TimeUnit.SECONDS);
                });
    await(started);
    task.cancel("enough");
    awaitEnd(task);
    assertEquals(TaskStatus.CANCELLED, task.status());
    assertEquals(1, task.info().attempts());
  }
}
