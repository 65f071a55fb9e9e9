package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CancelOutcome;
import dev.errand.Task;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** CAN-1, CAN-2: cancelling. */
public class CancelTck extends TckTest {
  @Test
  @Requirement("CAN-1")
  void delayed_neverRuns() {
    AtomicInteger runs = new AtomicInteger();
    Task<?> task =
        supervisor().task("far").delay(Duration.ofHours(1)).submit(runs::incrementAndGet);
    assertEquals(CancelOutcome.WILL_NOT_RUN, task.cancel("not any more"));
    assertEquals(TaskStatus.CANCELLED, task.status());
    Throwable seen = failure(task);
    assertInstanceOf(CancellationException.class, seen);
    assertMentions(seen, "far", "not any more");
    assertEquals(CancelOutcome.ALREADY_ENDED, task.cancel("twice"));
    assertEquals("not any more", task.info().cancelReason().orElseThrow());
    assertEquals(0, runs.get());
  }

  @Test
  @Requirement("CAN-1")
  void queued_neverRuns_andThoseBehindItDo() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    TaskRequest lane = supervisor().task("lane").limit(1);
    try (Held held = Held.submit(lane)) {
      held.running();
      Task<Integer> cancelled = lane.submit(runs::incrementAndGet);
      Task<Integer> behind = lane.submit(runs::incrementAndGet);
      assertEquals(TaskStatus.QUEUED, cancelled.status());
      assertEquals(CancelOutcome.WILL_NOT_RUN, cancelled.cancel("not wanted"));
      held.gate().countDown();
      assertEquals(1, behind.join(LONG));
      assertEquals(TaskStatus.CANCELLED, cancelled.status());
    }
    assertEquals(1, runs.get());
  }

  @Test
  @Requirement("CAN-2")
  void running_isToldToStop_andIsCancelledWhenTheBodyHasLeft() throws Exception {
    Stubborn body = new Stubborn();
    Task<String> task = supervisor().task("stubborn").submit(body);
    await(body.started);
    assertEquals(CancelOutcome.TOLD_TO_STOP, task.cancel("please"));
    await(body.told);
    assertEquals(TaskStatus.CANCELLING, task.status());
    assertEquals("please", task.info().cancelReason().orElseThrow());
    assertFalse(task.isDone());
    assertThrows(TimeoutException.class, () -> task.join(Duration.ZERO));
    assertEquals(CancelOutcome.TOLD_TO_STOP, task.cancel("again"));
    body.gate.countDown();
    Throwable seen = failure(task);
    assertInstanceOf(CancellationException.class, seen);
    assertMentions(seen, "stubborn", "please");
    assertEquals(TaskStatus.CANCELLED, task.status());
    assertEquals("please", task.info().cancelReason().orElseThrow(), "the first reason counts");
    assertEquals(CancelOutcome.ALREADY_ENDED, task.cancel("too late"));
    assertTrue(task.isCancelled());
  }

  @Test
  @Requirement("CAN-2")
  void ended_isNotChanged() throws Exception {
    Task<String> task = supervisor().task("over").submit(() -> "over");
    task.join(LONG);
    assertEquals(CancelOutcome.ALREADY_ENDED, task.cancel("too late"));
    assertFalse(task.cancel(true));
    assertEquals(TaskStatus.COMPLETED, task.status());
    assertEquals("over", task.join(LONG));
  }

  @Test
  @Requirement("CAN-2")
  void interrupt_doesNotReachTheNextTaskOfTheThread() throws Exception {
    TaskRequest lane = supervisor().task("clean lane").limit(1);
    for (int i = 0; i < 50; i++) {
      CountDownLatch started = new CountDownLatch(1);
      CountDownLatch leave = new CountDownLatch(1);
      Task<?> first =
          lane.submit(
              () -> {
                started.countDown();
                await(leave);
              });
      Task<Boolean> next = lane.submit(() -> Thread.currentThread().isInterrupted());
      await(started);
      leave.countDown(); // and at the same time:
      first.cancel("race");
      awaitEnd(first);
      assertFalse(next.join(LONG), "round " + i);
    }
  }

  @Test
  @Requirement({"CAN-2", "RUN-3"})
  @SuppressWarnings("FutureReturnValueIgnored") // the task is what is looked at
  void stageThatTheBodyReturned_isCancelled() {
    CompletableFuture<String> inner = new CompletableFuture<>();
    CountDownLatch started = new CountDownLatch(1);
    Task<CompletableFuture<String>> task =
        supervisor()
            .task("returns a stage")
            .submit(
                () -> {
                  started.countDown();
                  return inner;
                });
    await(started); // it may have returned the stage, or be about to: both are to be cancelled
    assertEquals(CancelOutcome.TOLD_TO_STOP, task.cancel("no stage"));
    assertThrows(CancellationException.class, () -> inner.get(LONG.toSeconds(), TimeUnit.SECONDS));
    assertInstanceOf(CancellationException.class, failure(task));
    assertEquals(TaskStatus.CANCELLED, task.status());
  }
}
