package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errand.CancelOutcome;
import dev.errand.DeferredTask;
import dev.errand.Task;
import dev.errand.TaskInfo;
import dev.errand.TaskKind;
import dev.errand.TaskPriority;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** RUN-6 to RUN-9: requests, in the background, here and now, or later. */
public class RequestTck extends TckTest {
  @Test
  @Requirement("RUN-6")
  void request_hasItsSettings_andCanBeUsedAgain() throws Exception {
    TaskRequest plain = supervisor().task("settings");
    TaskRequest changed = plain.priority(TaskPriority.HIGH).delay(Duration.ofMillis(1));
    Task<String> first = changed.submit(() -> "first");
    Task<String> second = changed.submit(() -> "second");
    Task<String> untouched = plain.submit(() -> "untouched");
    assertEquals("first", first.join(LONG));
    assertEquals("second", second.join(LONG));
    assertEquals("untouched", untouched.join(LONG));
    assertEquals(TaskPriority.HIGH, first.info().priority());
    assertEquals(TaskPriority.NORMAL, untouched.info().priority());
    assertEquals("settings", second.name());
  }

  @Test
  @Requirement("RUN-6")
  void runnable_hasNoResult_andACheckedExceptionIsKept() throws Exception {
    assertNull(supervisor().submit(() -> {}).join(LONG));
    IOException failure = new IOException("on purpose");
    Task<?> task =
        supervisor()
            .task("checked")
            .submit(
                () -> {
                  throw failure;
                });
    assertSame(failure, failure(task));
    assertEquals(TaskStatus.FAILED, task.status());
  }

  @Test
  @Requirement("RUN-6")
  void senselessSettings_areRefusedAtOnce() {
    TaskRequest request = supervisor().task("senseless");
    assertThrows(IllegalArgumentException.class, () -> supervisor().task(" "));
    assertThrows(IllegalArgumentException.class, () -> request.delay(Duration.ofMillis(-1)));
    assertThrows(IllegalArgumentException.class, () -> request.limit(0));
    assertThrows(IllegalArgumentException.class, () -> request.executor("nobody"));
    assertThrows(IllegalArgumentException.class, () -> retryNever(request));
  }

  @SuppressWarnings("unchecked")
  private static TaskRequest retryNever(TaskRequest request) {
    return request.retry(0);
  }

  @Test
  @Requirement("RUN-6")
  void limit_boundsWhatRunsAtOnce() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch allThere = new CountDownLatch(1);
    Callable<Integer> body =
        () -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          await(allThere);
          return running.decrementAndGet();
        };
    TaskRequest request = supervisor().task("limited").limit(1);
    List<Task<Integer>> tasks = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 50; i++) {
      tasks.add(request.submit(body));
    }
    allThere.countDown();
    supervisor().awaitAll(tasks, LONG);
    assertEquals(1, most.get());
  }

  @Test
  @Requirement("RUN-8")
  void deferred_staysColdUntilStarted() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    DeferredTask<Integer> task = supervisor().task("cold").defer(runs::incrementAndGet);
    assertEquals(TaskStatus.DELAYED, task.status());
    assertSame(task, supervisor().find(task.id()).orElseThrow());
    assertEquals("another", supervisor().task("another").submit(() -> "another").join(LONG));
    assertEquals(0, runs.get());
    assertSame(task, task.start());
    assertEquals(1, task.join(LONG));
  }

  @Test
  @Requirement("RUN-8")
  void deferred_startsOnce() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    DeferredTask<Integer> task = supervisor().task("started twice").defer(runs::incrementAndGet);
    Task<Integer> started = task.start();
    IllegalStateException refused = assertThrows(IllegalStateException.class, task::start);
    assertMentions(refused, "started twice");
    started.join(LONG);
    assertThrows(IllegalStateException.class, task::start);
    assertEquals(1, runs.get());
  }

  @Test
  @Requirement({"RUN-8", "CAN-1"})
  void deferredAndCancelled_cannotStart() {
    AtomicInteger runs = new AtomicInteger();
    DeferredTask<Integer> task = supervisor().task("never").defer(runs::incrementAndGet);
    assertEquals(CancelOutcome.WILL_NOT_RUN, task.cancel("not wanted"));
    assertThrows(IllegalStateException.class, task::start);
    assertInstanceOf(CancellationException.class, failure(task));
    assertEquals(0, runs.get());
  }

  @Test
  @Requirement("RUN-8")
  @SuppressWarnings("NullAway") // null is what is tried
  void nullBody_isRefused_withTheNameOfTheTask() {
    Callable<String> callable = null;
    Runnable runnable = null;
    TaskRequest request = supervisor().task("bodyless");
    for (NullPointerException refused :
        List.of(
            assertThrows(NullPointerException.class, () -> request.submit(callable)),
            assertThrows(NullPointerException.class, () -> request.submit(runnable)),
            assertThrows(NullPointerException.class, () -> request.runNow(callable)),
            assertThrows(NullPointerException.class, () -> request.runNow(runnable)),
            assertThrows(NullPointerException.class, () -> request.defer(callable)),
            assertThrows(NullPointerException.class, () -> request.defer(runnable)))) {
      assertMentions(refused, "bodyless");
    }
    assertThrows(NullPointerException.class, () -> supervisor().submit(callable));
    assertThrows(NullPointerException.class, () -> supervisor().submit(runnable));
  }

  @Test
  @Requirement("RUN-7")
  void runNow_isSupervised_andTakesNoSlot() {
    Task<TaskInfo> task =
        supervisor()
            .task("here")
            .runNow(
                () ->
                    supervisor().find(dev.errand.TaskContext.current().id()).orElseThrow().info());
    TaskInfo inside = task.join();
    assertEquals(TaskStatus.RUNNING, inside.status());
    assertEquals(TaskKind.INLINE, inside.kind());
    assertEquals(Thread.currentThread().getName(), inside.thread().orElseThrow());
    assertSame(task, supervisor().find(task.id()).orElseThrow());
    assertEquals(TaskStatus.COMPLETED, task.status());
  }

  @Test
  @Requirement("RUN-7")
  void runNow_rethrowsACheckedExceptionAsACause_andKeepsIt() {
    IOException failure = new IOException("on purpose");
    Callable<String> body =
        () -> {
          throw failure;
        };
    TaskRequest request = supervisor().task("checked here");
    assertSame(
        failure,
        assertThrows(CompletionException.class, () -> request.rethrow().runNow(body)).getCause());
    Task<String> kept = request.runNow(body);
    assertEquals(TaskStatus.FAILED, kept.status());
    assertSame(failure, failure(kept));
  }

  @Test
  @Requirement({"RUN-7", "CAN-2"})
  void runNow_cancelledFromOutside_leavesTheCallersInterruptFlagClean() {
    CountDownLatch gate = new CountDownLatch(1);
    Task<String> task =
        supervisor()
            .task("cancelled here")
            .runNow(
                () -> {
                  Task<?> self =
                      supervisor().find(dev.errand.TaskContext.current().id()).orElseThrow();
                  Thread canceller = new Thread(() -> self.cancel("from outside"));
                  canceller.start();
                  gate.await(); // never opened: only the interrupt ends this
                  return "not reached";
                });
    assertFalse(Thread.currentThread().isInterrupted());
    assertEquals(TaskStatus.CANCELLED, task.status());
    assertInstanceOf(CancellationException.class, failure(task));
  }

  @Test
  @Requirement("RUN-9")
  void callback_getsTheFailure_once() throws Exception {
    List<String> calls = new CopyOnWriteArrayList<>();
    CountDownLatch called = new CountDownLatch(2);
    IllegalStateException failure = new IllegalStateException("on purpose");
    Task<?> task =
        supervisor()
            .task("callback")
            .onEnd((result, thrown) -> note(calls, called, result, thrown))
            .onEnd((result, thrown) -> note(calls, called, result, thrown))
            .submit(
                () -> {
                  throw failure;
                });
    await(called);
    awaitEnd(task);
    assertEquals(List.of("null, " + failure, "null, " + failure), calls);
  }

  @Test
  @Requirement("RUN-9")
  void callback_getsACancellation_andOneThatThrowsHarmsNobody() {
    List<String> calls = new CopyOnWriteArrayList<>();
    CountDownLatch called = new CountDownLatch(1);
    DeferredTask<String> task;
    try (LogTrap log = new LogTrap()) {
      task =
          supervisor()
              .task("bad callback")
              .onEnd(
                  (result, thrown) -> {
                    throw new IllegalStateException("a callback that throws");
                  })
              .onEnd(
                  (result, thrown) ->
                      note(calls, called, result, String.valueOf(thrown).contains("too late")))
              .defer(() -> "not run");
      task.cancel("too late");
      await(called);
      assertEquals(1, log.mentioning(task.id().toString()).size());
    }
    assertEquals(List.of("null, true"), calls);
    assertEquals(TaskStatus.CANCELLED, task.status());
  }

  @Test
  @Requirement({"RUN-9", "RUN-7"})
  void callback_ofRunNow_isCalledToo() {
    List<String> calls = new CopyOnWriteArrayList<>();
    Task<String> unused =
        supervisor()
            .task("callback here")
            .onEnd((result, thrown) -> note(calls, new CountDownLatch(1), result, thrown))
            .runNow(() -> "now");
    assertEquals(List.of("now, null"), calls);
  }

  private static void note(
      List<String> calls, CountDownLatch called, @Nullable Object result, @Nullable Object thrown) {
    calls.add(result + ", " + thrown);
    called.countDown();
  }
}
