package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskInfo;
import dev.errand.TaskQuery;
import dev.errand.TaskStatus;
import dev.errand.tck.app.Retries;
import dev.errand.tck.app.Runs;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** RUN-4: a failure is never lost. */
public class FailureLogTck extends TckTest {
  @Test
  @Requirement("RUN-4")
  void failedVoidThatNobodyWaitsFor_isLoggedOnce() throws Exception {
    RuntimeException failure = new IllegalStateException("unheard");
    try (LogTrap log = new LogTrap()) {
      bean(Runs.class).failVoid(failure);
      LogRecord entry = log.next();
      assertSame(failure, entry.getThrown());
      assertTrue(entry.getLevel().intValue() >= Level.SEVERE.intValue());
      TaskInfo info = latest("failing void");
      awaitEnd(supervisor().find(info.id()).orElseThrow());
      String message = entry.getMessage();
      assertTrue(message.contains("failing void"), message);
      assertTrue(message.contains(info.id().toString()), message);
      assertTrue(message.contains("1 attempt"), message);
      assertEquals(List.of(entry), log.mentioning(info.id().toString()));
    }
  }

  @Test
  @Requirement({"RUN-4", "RTY-1"})
  void failedVoidAfterRetries_isLoggedOnce_withTheNumberOfAttempts() throws Exception {
    try (LogTrap log = new LogTrap()) {
      bean(Retries.class)
          .nothing(
              () -> {
                throw new IllegalStateException("unheard");
              });
      String message = log.next().getMessage();
      TaskInfo info = latest("retried void");
      awaitEnd(supervisor().find(info.id()).orElseThrow());
      assertEquals(4, info.attempts());
      assertTrue(message.contains("4 attempt"), message);
      assertEquals(1, log.mentioning(info.id().toString()).size());
    }
  }

  @Test
  @Requirement("RUN-4")
  void failedVoidThatSomebodyWaitsFor_isNotLogged() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    try (LogTrap log = new LogTrap()) {
      bean(Retries.class)
          .nothing(
              () -> {
                started.countDown();
                await(gate);
                throw new IllegalStateException("heard");
              });
      await(started);
      Task<?> task = supervisor().find(latest("retried void").id()).orElseThrow();
      CompletionStage<String> waiter = task.handle((result, failure) -> String.valueOf(failure));
      gate.countDown();
      awaitEnd(task);
      assertTrue(waiter.toCompletableFuture().join().contains("heard"));
      assertEquals(TaskStatus.FAILED, task.status());
      assertEquals(List.of(), log.mentioning(task.id().toString()));
    }
  }

  @Test
  @Requirement("RUN-4")
  void bodyThatThrowsAnError_failsItsTask() {
    Error failure = new AssertionError("an error, on purpose");
    Task<?> task =
        supervisor()
            .task("error")
            .submit(
                () -> {
                  throw failure;
                });
    assertSame(failure, failure(task));
    assertEquals(TaskStatus.FAILED, task.status());
    assertTrue(task.output().exception().orElseThrow().contains("an error, on purpose"));
  }

  @Test
  @Requirement("RUN-4")
  void cancellationExceptionThrownByABodyThatNobodyCancelled_isAFailure() {
    Task<?> task =
        supervisor()
            .task("own cancellation")
            .submit(
                () -> {
                  throw new java.util.concurrent.CancellationException("my own");
                });
    assertEquals("my own", failure(task).getMessage());
    assertEquals(TaskStatus.FAILED, task.status());
  }

  private static TaskInfo latest(String name) {
    return supervisor().tasks(TaskQuery.all().name(name).latestFirst()).get(0);
  }
}
