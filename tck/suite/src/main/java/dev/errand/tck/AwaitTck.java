package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.DeferredTask;
import dev.errand.Task;
import dev.errand.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** SUP-5: waiting for several. */
public class AwaitTck extends TckTest {
  private static Task<String> task(String name, Callable<String> body) {
    return supervisor().task(name).submit(body);
  }

  private static Task<String> failing(String name, RuntimeException failure) {
    return task(
        name,
        () -> {
          throw failure;
        });
  }

  @Test
  @Requirement("SUP-5")
  void awaitAll_givesTheResultsInTheOrderGiven() throws Exception {
    DeferredTask<String> slow = supervisor().task("slow").defer(() -> "slow");
    Task<String> quick = task("quick", () -> slow.start().id(), "quick");
    Task<@Nullable String> nothing = supervisor().task("nothing").submit(() -> null);
    assertEquals(
        Arrays.asList("slow", "quick", null, "of"),
        supervisor().awaitAll(List.of(slow, quick, nothing, Task.of("of")), LONG));
  }

  private static Task<String> task(String name, Callable<?> first, String result) {
    return task(
        name,
        () -> {
          first.call();
          return result;
        });
  }

  @Test
  @Requirement("SUP-5")
  void awaitAll_ofNothing_isEmptyAtOnce() throws Exception {
    List<Task<String>> none = List.of();
    assertEquals(List.of(), supervisor().awaitAll(none, Duration.ZERO));
    assertEquals(List.of(), supervisor().awaitAllSucceed(none, Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> supervisor().awaitAny(none, Duration.ZERO));
  }

  @Test
  @Requirement("SUP-5")
  void timeout_namesTheUnfinished_andTheyGoOn() throws Exception {
    Task<String> done = task("finished one", () -> "done");
    done.join(LONG);
    try (Held held = Held.submit(supervisor().task("unfinished one"))) {
      List<Task<String>> both = List.of(done, held.running().task());
      for (Duration timeout : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofMillis(5))) {
        TimeoutException late =
            assertThrows(TimeoutException.class, () -> supervisor().awaitAll(both, timeout));
        assertMentions(late, "unfinished one");
        assertFalse(String.valueOf(late.getMessage()).contains("'finished one'"));
        assertMentions(
            assertThrows(TimeoutException.class, () -> supervisor().awaitAllSucceed(both, timeout)),
            "unfinished one");
        assertMentions(
            assertThrows(
                TimeoutException.class, () -> supervisor().awaitAny(List.of(held.task()), timeout)),
            "unfinished one");
        assertMentions(
            assertThrows(TimeoutException.class, () -> held.task().join(timeout)),
            "unfinished one",
            "RUNNING");
      }
      assertEquals(TaskStatus.RUNNING, held.task().status());
      held.gate().countDown();
      assertEquals(List.of("done", "let go"), supervisor().awaitAll(both, LONG));
    }
  }

  @Test
  @Requirement("SUP-5")
  void zero_polls() throws Exception {
    Task<String> done = task("done", () -> "done");
    done.join(LONG);
    assertEquals(List.of("done"), supervisor().awaitAll(List.of(done), Duration.ZERO));
    assertEquals(List.of("done"), supervisor().awaitAllSucceed(List.of(done), Duration.ZERO));
    assertEquals("done", supervisor().awaitAny(List.of(done), Duration.ZERO));
    assertEquals("done", done.join(Duration.ZERO));
    assertEquals("done", done.join(Duration.ofSeconds(Long.MAX_VALUE)), "no overflow");
  }

  @Test
  @Requirement("SUP-5")
  void awaitAll_waitsForAll_andThrowsTheFailuresTogether() throws Exception {
    RuntimeException first = new IllegalStateException("first");
    RuntimeException second = new IllegalArgumentException("second");
    Task<String> failed = failing("failing", first);
    failure(failed);
    DeferredTask<String> slow = supervisor().task("slow").defer(() -> "slow");
    Task<String> other = task("other", () -> slow.start().id(), "other");
    CompletionException thrown =
        assertThrows(
            CompletionException.class,
            () -> supervisor().awaitAll(List.of(failed, slow, other, failing("b", second)), LONG));
    assertSame(first, thrown.getCause());
    assertEquals(List.of(second), List.of(thrown.getSuppressed()));
    assertEquals(TaskStatus.COMPLETED, slow.status(), "the others are waited for");
  }

  @Test
  @Requirement("SUP-5")
  void awaitAll_ofACancelledOne_isACancellation_unlessOneFailed() {
    DeferredTask<String> cancelled = supervisor().task("gone").defer(() -> "gone");
    cancelled.cancel("gone for good");
    assertMentions(
        assertThrows(
            CancellationException.class, () -> supervisor().awaitAll(List.of(cancelled), LONG)),
        "gone for good");
    RuntimeException failure = new IllegalStateException("failed");
    assertSame(
        failure,
        assertThrows(
                CompletionException.class,
                () -> supervisor().awaitAll(List.of(cancelled, failing("f", failure)), LONG))
            .getCause());
  }

  @Test
  @Requirement("SUP-5")
  void awaitAny_givesTheFirstThatCompletes_andTheOthersRunOn() throws Exception {
    try (Held held = Held.submit(supervisor().task("held"))) {
      List<Task<String>> tasks =
          List.of(
              held.running().task(),
              failing("failing", new IllegalStateException("no")),
              task("quick", () -> "quick"));
      assertEquals("quick", supervisor().awaitAny(tasks, LONG));
      assertEquals(TaskStatus.RUNNING, held.task().status());
    }
  }

  @Test
  @Requirement("SUP-5")
  void awaitAny_ofFailures_throwsTheFirstInOrder() {
    RuntimeException first = new IllegalStateException("first");
    RuntimeException second = new IllegalStateException("second");
    List<Task<String>> tasks = new ArrayList<>();
    tasks.add(failing("a", first));
    tasks.add(failing("b", second));
    DeferredTask<String> gone = supervisor().task("gone").defer(() -> "gone");
    gone.cancel("gone");
    tasks.add(gone);
    CompletionException thrown =
        assertThrows(CompletionException.class, () -> supervisor().awaitAny(tasks, LONG));
    assertSame(first, thrown.getCause());
    assertSame(second, thrown.getSuppressed()[0]);
    assertInstanceOf(CancellationException.class, thrown.getSuppressed()[1]);
  }

  @Test
  @Requirement("SUP-5")
  void awaitAllSucceed_cancelsTheRestAtTheFirstFailure() throws Exception {
    RuntimeException failure = new IllegalStateException("first failure");
    DeferredTask<String> cold = supervisor().task("cold").defer(() -> "cold");
    try (Held held = Held.submit(supervisor().task("held"))) {
      List<Task<String>> tasks = List.of(held.running().task(), cold, failing("failing", failure));
      CompletionException thrown =
          assertThrows(CompletionException.class, () -> supervisor().awaitAllSucceed(tasks, LONG));
      assertSame(failure, thrown.getCause());
      awaitEnd(held.task());
      assertEquals(TaskStatus.CANCELLED, held.task().status(), "the gate was not opened");
      assertEquals(TaskStatus.CANCELLED, cold.status());
    }
  }

  @Test
  @Requirement("SUP-5")
  void awaitAllSucceed_givesTheResults_orTheCancellation() throws Exception {
    assertEquals(
        List.of("a", "b"),
        supervisor().awaitAllSucceed(List.of(task("a", () -> "a"), task("b", () -> "b")), LONG));
    DeferredTask<String> gone = supervisor().task("gone").defer(() -> "gone");
    gone.cancel("gone for good");
    assertMentions(
        assertThrows(
            CancellationException.class, () -> supervisor().awaitAllSucceed(List.of(gone), LONG)),
        "gone for good");
  }

  @Test
  @Requirement("SUP-5")
  void interruptedWait_throws_withTheFlagSetAgain() throws Exception {
    try (Held held = Held.submit(supervisor().task("held"))) {
      held.running();
      for (Callable<?> wait :
          List.<Callable<?>>of(
              () -> supervisor().awaitAll(List.of(held.task()), LONG),
              () -> supervisor().awaitAny(List.of(held.task()), LONG),
              () -> supervisor().awaitAllSucceed(List.of(held.task()), LONG),
              () -> held.task().join(LONG))) {
        CompletableFuture<List<Object>> seen = new CompletableFuture<>();
        Thread waiter =
            new Thread(
                () -> {
                  Throwable thrown = assertThrows(CompletionException.class, wait::call);
                  seen.complete(
                      List.of(
                          thrown.getCause() instanceof InterruptedException,
                          Thread.currentThread().isInterrupted()));
                });
        waiter.start();
        waiter.interrupt();
        assertEquals(
            List.of(true, true), seen.get(LONG.toSeconds(), java.util.concurrent.TimeUnit.SECONDS));
      }
      assertTrue(held.task().status() == TaskStatus.RUNNING, "the task goes on");
    }
  }
}
