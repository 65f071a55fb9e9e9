package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CancelOutcome;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import dev.errand.tck.app.Runs;
import dev.errand.tck.app.Watcher;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** CAN: cancelling. */
public class CancelTck extends TckTest {
  /** A body that is told to stop, says so, and leaves when the test lets it. */
  private static final class Stubborn implements Callable<String> {
    final CountDownLatch started = new CountDownLatch(1);
    final CountDownLatch told = new CountDownLatch(1);
    final CountDownLatch gate = new CountDownLatch(1);

    @Override
    public String call() {
      started.countDown();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        told.countDown(); // the flag is not set again: the gate is still to be waited for
      }
      await(gate);
      return "left in its own time";
    }
  }

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

  @Test
  @Requirement("CAN-5")
  void futureCancel_releasesWaitersAtOnce_andReachesTheBody() throws Exception {
    Stubborn body = new Stubborn();
    Task<String> task = supervisor().task("watched").submit(body);
    await(body.started);
    assertTrue(task.cancel(true));
    assertTrue(task.isCancelled());
    assertThrows(CancellationException.class, () -> task.get(0, TimeUnit.SECONDS));
    await(body.told);
    assertEquals(TaskStatus.CANCELLING, task.status());
    body.gate.countDown();
    awaitStatus(task);
    assertEquals(TaskStatus.CANCELLED, task.status());
  }

  @Test
  @Requirement("CAN-5")
  void completableFutureCancel_ofABackgroundCall_reachesTheBody() {
    CompletableFuture<String> inner = new CompletableFuture<>();
    CompletableFuture<String> received = bean(Runs.class).future(inner);
    assertTrue(received.cancel(true));
    assertTrue(received.isCancelled());
    awaitStatus((Task<?>) received);
    assertEquals(TaskStatus.CANCELLED, ((Task<?>) received).status());
  }

  @Test
  @Requirement("CAN-5")
  void timeoutOnTheFuture_reachesTheBody() throws Exception {
    outsideEnds(
        future -> {
          CompletableFuture<String> same = future.orTimeout(1, TimeUnit.MILLISECONDS);
          assertInstanceOf(
              TimeoutException.class,
              assertThrows(ExecutionException.class, () -> same.get(10, TimeUnit.SECONDS))
                  .getCause());
        });
  }

  @Test
  @Requirement("CAN-5")
  void completingFromOutside_reachesTheBody() throws Exception {
    outsideEnds(
        future -> {
          assertTrue(future.complete("from outside"));
          assertEquals("from outside", future.join());
        });
    outsideEnds(
        future -> {
          IllegalStateException failure = new IllegalStateException("from outside");
          assertTrue(future.completeExceptionally(failure));
          assertEquals(failure, assertThrows(CompletionException.class, future::join).getCause());
        });
    outsideEnds(
        future ->
            assertEquals(
                "instead", future.completeOnTimeout("instead", 1, TimeUnit.MILLISECONDS).join()));
  }

  private static void outsideEnds(Consumer<CompletableFuture<String>> ending) throws Exception {
    Stubborn body = new Stubborn();
    Task<String> task = supervisor().task("watched").submit(body);
    await(body.started);
    ending.accept(task.toCompletableFuture());
    await(body.told);
    assertEquals(TaskStatus.CANCELLING, task.status());
    body.gate.countDown();
    awaitStatus(task);
    assertEquals(TaskStatus.CANCELLED, task.status());
  }

  /** Waits for the end of the run, where the future has been done before. */
  private static void awaitStatus(Task<?> task) {
    await(bean(Watcher.class).ended(task.id()));
  }

  @Test
  @Requirement("CAN-5")
  void childrenThatAskedForIt_areCancelledWithTheirParent() throws Exception {
    CompletableFuture<List<Task<String>>> children = new CompletableFuture<>();
    CountDownLatch started = new CountDownLatch(2);
    CountDownLatch gate = new CountDownLatch(1);
    Callable<String> body =
        () -> {
          started.countDown();
          gate.await();
          return "not cancelled";
        };
    Task<?> parent =
        supervisor()
            .task("parent")
            .submit(
                () -> {
                  TaskRequest child = supervisor().task("child");
                  children.complete(
                      List.of(
                          child.cancelWithParent().submit(body),
                          child.submit(body),
                          child.cancelWithParent().delay(Duration.ofHours(1)).submit(body),
                          child.cancelWithParent().defer(body)));
                  return new CountDownLatch(1).await(1, TimeUnit.HOURS);
                });
    List<Task<String>> all = children.get(LONG.toSeconds(), TimeUnit.SECONDS);
    await(started);
    parent.cancel("the whole family");
    for (int i : new int[] {0, 2, 3}) {
      assertMentions(failure(all.get(i)), "the whole family");
      assertEquals(TaskStatus.CANCELLED, all.get(i).status());
    }
    gate.countDown();
    assertEquals("not cancelled", all.get(1).join(LONG));
    assertInstanceOf(CancellationException.class, failure(parent));
  }

  @Test
  @Requirement("CAN-5")
  void childOfAParentThatIsBeingCancelled_isCancelledToo() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Task<String>> child = new CompletableFuture<>();
    Task<?> parent =
        supervisor()
            .task("late parent")
            .submit(
                () -> {
                  started.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    assertTrue(TaskContext.current().isCancelled());
                  }
                  child.complete(
                      supervisor()
                          .task("late child")
                          .cancelWithParent()
                          .delay(Duration.ofHours(1))
                          .submit(() -> "not reached"));
                });
    await(started);
    parent.cancel("late");
    Task<String> late = child.get(LONG.toSeconds(), TimeUnit.SECONDS);
    assertInstanceOf(CancellationException.class, failure(late));
  }

  @Test
  @Requirement("CAN-5")
  void endOfAParent_doesNotCancelItsChildren() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Task<String>> child = new CompletableFuture<>();
    Task<Boolean> parent =
        supervisor()
            .task("short parent")
            .submit(
                () ->
                    child.complete(
                        supervisor()
                            .task("long child")
                            .cancelWithParent()
                            .submit(
                                () -> {
                                  gate.await();
                                  return "outlived";
                                })));
    assertTrue(parent.join(LONG));
    assertEquals(CancelOutcome.ALREADY_ENDED, parent.cancel("too late for the child, too"));
    gate.countDown();
    assertEquals("outlived", child.join().join(LONG));
  }
}
