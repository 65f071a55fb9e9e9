package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskInfo;
import dev.errand.TaskKind;
import dev.errand.TaskStatus;
import dev.errand.tck.app.Runs;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** RUN: running in the background. */
public class RunningTck extends TckTest {
  private final Runs runs = bean(Runs.class);

  @Test
  @Requirement("RUN-1")
  void backgroundCall_returnsBeforeTheBodyEnds_andRunsOnAnotherThread() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    Task<String> task = runs.waitFor(started, gate, "done");
    assertFalse(task.isDone());
    await(started);
    assertEquals(TaskStatus.RUNNING, task.status());
    assertNotEquals(Thread.currentThread().getName(), task.info().thread().orElseThrow());
    gate.countDown();
    assertEquals("done", task.join(LONG));
  }

  @Test
  @Requirement("RUN-1")
  void arguments_arePassedAsTheyAre() {
    Object argument = new Object();
    CountDownLatch done = new CountDownLatch(1);
    runs.nothing(argument, done);
    await(done);
    assertSame(argument, Runs.ARGUMENT.get());
  }

  @Test
  @Requirement("RUN-2")
  void everyReturnType_givesTheLiveTask() throws Exception {
    CompletionStage<String> stage = runs.stage(CompletableFuture.completedStage("a"));
    CompletableFuture<String> future = runs.future(CompletableFuture.completedFuture("b"));
    Future<String> plain = runs.plainFuture("c");
    for (Object returned : List.of(stage, future, plain, runs.task("d"))) {
      Task<?> task = assertInstanceOf(Task.class, returned);
      task.join(LONG);
      assertEquals(TaskStatus.COMPLETED, task.status());
      assertSame(task, supervisor().find(task.id()).orElseThrow());
    }
    assertEquals("a", stage.toCompletableFuture().get());
    assertEquals("b", future.get());
    assertEquals("c", plain.get());
  }

  @Test
  @Requirement("RUN-3")
  void unfinishedStage_endsTheTaskWhenItEnds() throws Exception {
    CompletableFuture<String> inner = new CompletableFuture<>();
    Task<String> task = (Task<String>) runs.stage(inner);
    assertFalse(task.isDone());
    inner.complete("late");
    assertEquals("late", task.join(LONG));
  }

  @Test
  @Requirement("RUN-4")
  void throwingBody_failsTheTask_andTheCauseIsKept() throws Exception {
    RuntimeException failure = new IllegalStateException("on purpose");
    Task<String> task = runs.fail(failure);
    CompletionException thrown = assertThrows(CompletionException.class, () -> task.join(LONG));
    assertSame(failure, thrown.getCause());
    assertEquals(TaskStatus.FAILED, task.status());
    assertEquals(
        "java.lang.IllegalStateException: on purpose", task.info().failure().orElseThrow());
  }

  @Test
  @Requirement("RUN-6")
  void request_runsACallable() throws Exception {
    assertEquals("x", supervisor().task("by request").submit(() -> "x").join(LONG));
    assertEquals("y", supervisor().submit(() -> "y").join(LONG));
  }

  @Test
  @Requirement("RUN-7")
  void runNow_runsInTheCallersThread_andKeepsTheFailure() {
    Thread[] ran = new Thread[1];
    Task<String> task =
        supervisor()
            .task("inline")
            .captureOutput()
            .runNow(
                () -> {
                  ran[0] = Thread.currentThread();
                  System.out.println("printed inline");
                  return "z";
                });
    assertSame(Thread.currentThread(), ran[0]);
    assertEquals("z", task.join());
    assertEquals(TaskKind.INLINE, task.info().kind());
    assertEquals("printed inline" + System.lineSeparator(), task.output().stdout());
    IllegalStateException failure = new IllegalStateException("kept");
    Task<?> failed =
        supervisor()
            .task("inline")
            .runNow(
                () -> {
                  throw failure;
                });
    assertSame(failure, assertThrows(CompletionException.class, failed::join).getCause());
    assertSame(
        failure,
        assertThrows(
            IllegalStateException.class,
            () ->
                supervisor()
                    .task("inline")
                    .rethrow()
                    .runNow(
                        () -> {
                          throw failure;
                        })));
  }

  @Test
  @Requirement("RUN-9")
  void callback_getsTheResultOnce_alsoWhenAttachedAfterTheEnd() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    CompletableFuture<Object> got = new CompletableFuture<>();
    Task<String> task =
        supervisor()
            .task("callback")
            .onEnd(
                (result, failure) -> {
                  calls.incrementAndGet();
                  got.complete(String.valueOf(result));
                })
            .submit(() -> "result");
    assertEquals("result", got.get());
    task.join(LONG);
    assertEquals(1, calls.get());
    CompletableFuture<String> late = new CompletableFuture<>();
    task.whenComplete((result, failure) -> late.complete(result));
    assertEquals("result", late.get());
  }

  @Test
  @Requirement("RUN-11")
  void context_tellsWhoRuns() throws Exception {
    Task<List<Object>> task = runs.context();
    assertEquals(List.of(task.id(), "context", 1, false, task.id()), task.join(LONG));
    TaskInfo info = task.info();
    assertEquals(0.5, info.progress().fraction());
    assertEquals("half way", info.progress().message());
  }

  @Test
  @Requirement("RUN-11")
  void currentContext_outsideATask_isAnError() {
    assertThrows(IllegalStateException.class, TaskContext::current);
  }
}
