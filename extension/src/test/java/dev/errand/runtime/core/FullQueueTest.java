package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CancelOutcome;
import dev.errand.DeferredTask;
import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskQuery;
import dev.errand.TaskRejectedException;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import dev.errand.runtime.core.Recipe.ResultKind;
import dev.errand.runtime.core.SupervisorSettings.Queue;
import dev.errand.runtime.core.SupervisorSettings.WhenFull;
import dev.errand.spi.TaskSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What becomes of a task that finds the queue full. */
class FullQueueTest {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  /** One slot and one place, both taken. */
  private Supervisor full(WhenFull whenFull, Duration patience) {
    Supervisor supervisor =
        Supervisors.plain(Supervisors.pool(1, 0, 0).queue(new Queue(1, whenFull, patience)));
    CountDownLatch started = new CountDownLatch(1);
    supervisor
        .task("holder")
        .submit(
            () -> {
              started.countDown();
              gate.await();
              return null;
            });
    Supervisors.await(started);
    note(supervisor.task("first"), "first");
    return supervisor;
  }

  private Task<?> note(TaskRequest request, String label) {
    return request.submit(() -> order.add(label));
  }

  /** Submits on a thread of its own, and returns when that thread waits for room. */
  private CompletableFuture<Task<?>> submitWaiting(
      Supervisor supervisor, String label, AtomicReference<Thread> submitter) throws Exception {
    CompletableFuture<Task<?>> got = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                got.complete(note(supervisor.task(label), label));
              } catch (TaskRejectedException e) {
                got.completeExceptionally(e);
              }
            });
    submitter.set(thread);
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING && !got.isDone()) {
      Thread.onSpinWait(); // there is no other way to see that a thread waits
    }
    return got;
  }

  @Test
  void waiting_isServedInTheOrderOfTheCallers() throws Exception {
    Supervisor supervisor = full(WhenFull.WAIT, Duration.ofMinutes(1));
    AtomicReference<Thread> unused = new AtomicReference<>();
    CompletableFuture<Task<?>> second = submitWaiting(supervisor, "second", unused);
    CompletableFuture<Task<?>> third = submitWaiting(supervisor, "third", unused);
    gate.countDown();
    second.get().join();
    third.get().join();
    assertEquals(List.of("first", "second", "third"), order);
  }

  @Test
  void cancelledWhileItsSubmitterWaits_isGivenToThat_andKeepsNoPlace() throws Exception {
    Supervisor supervisor = full(WhenFull.WAIT, Duration.ofSeconds(Supervisors.LONG_SECONDS));
    supervisor.pause("second"); // nobody else would take it out of line
    CompletableFuture<Task<?>> second =
        submitWaiting(supervisor, "second", new AtomicReference<>());
    TaskId id = supervisor.tasks(TaskQuery.all().name("second")).get(0).id();
    assertEquals(
        CancelOutcome.WILL_NOT_RUN, supervisor.find(id).orElseThrow().cancel("not needed"));
    gate.countDown();
    Task<?> cancelled = second.get();
    assertEquals(id, cancelled.id());
    assertEquals(TaskStatus.CANCELLED, cancelled.status());
    supervisor.task("third").submit(() -> order.add("third")).join();
    supervisor.pauseAll();
    Task<?> waits = note(supervisor.task("fourth"), "fourth"); // there is room, or this would wait
    assertEquals(1, supervisor.info().queued().values().stream().mapToInt(i -> i).sum());
    supervisor.resumeAll();
    waits.join();
    assertEquals(List.of("first", "third", "fourth"), order);
  }

  @Test
  void cancelledWhileItsSubmitterWaits_andNoRoomComes_letsGoOfThat() throws Exception {
    Supervisor supervisor = full(WhenFull.WAIT, Duration.ofMinutes(1));
    CompletableFuture<Task<?>> second =
        submitWaiting(supervisor, "second", new AtomicReference<>());
    Task<?> waiting = only(supervisor, "second");
    assertEquals(CancelOutcome.WILL_NOT_RUN, waiting.cancel("not needed"));
    assertSame(waiting, second.get(Supervisors.LONG_SECONDS, TimeUnit.SECONDS));
    gate.countDown();
  }

  @Test
  void cancelledRightAfterItGotItsPlace_letsGoOfItsSubmitter() throws Exception {
    Supervisor supervisor = full(WhenFull.WAIT, Duration.ofMinutes(1));
    Task<?> first = only(supervisor, "first");
    CompletableFuture<Task<?>> second =
        submitWaiting(supervisor, "second", new AtomicReference<>());
    Task<?> waiting = only(supervisor, "second");
    first.cancel("makes room"); // most often the submitter is still on its way out of its wait
    waiting.cancel("not needed");
    assertSame(waiting, second.get(Supervisors.LONG_SECONDS, TimeUnit.SECONDS));
    assertEquals(TaskStatus.CANCELLED, waiting.status());
    gate.countDown();
  }

  private static Task<?> only(Supervisor supervisor, String name) {
    return supervisor.find(supervisor.tasks(TaskQuery.all().name(name)).get(0).id()).orElseThrow();
  }

  @Test
  void waitThatIsTooLong_isRefused_andTheTaskForgotten() {
    Supervisor supervisor = full(WhenFull.WAIT, Duration.ofMillis(1));
    Throwable thrown =
        assertThrows(TaskRejectedException.class, () -> note(supervisor.task("second"), "second"));
    assertTrue(thrown.getMessage().contains("'second'"), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("PT0.001S (errand.queue.wait)"), thrown.getMessage());
    assertEquals(List.of(), supervisor.tasks(TaskQuery.all().name("second")));
    gate.countDown();
  }

  @Test
  void waitThatIsInterrupted_isRefused_withTheFlagSetAgain() throws Exception {
    Supervisor supervisor = full(WhenFull.WAIT, Duration.ofMinutes(1));
    Thread.currentThread().interrupt();
    Throwable thrown =
        assertThrows(TaskRejectedException.class, () -> note(supervisor.task("second"), "second"));
    assertTrue(Thread.interrupted());
    assertInstanceOf(InterruptedException.class, thrown.getCause());
    gate.countDown();
  }

  @Test
  void shutdown_refusesThoseWhoWait() throws Exception {
    Supervisor supervisor = full(WhenFull.WAIT, Duration.ofMinutes(1));
    AtomicReference<Thread> submitter = new AtomicReference<>();
    CompletableFuture<Task<?>> second = submitWaiting(supervisor, "second", submitter);
    Thread closer = new Thread(supervisor::close);
    closer.start();
    Throwable thrown = assertThrows(Exception.class, second::get).getCause();
    assertInstanceOf(TaskRejectedException.class, thrown);
    assertTrue(thrown.getMessage().contains("shut down"), thrown.getMessage());
    gate.countDown();
    closer.join();
  }

  @Test
  void callerRuns_inItsOwnThread_supervised() {
    Supervisor supervisor = full(WhenFull.CALLER_RUNS, Duration.ZERO);
    AtomicReference<Thread> ran = new AtomicReference<>();
    Task<Integer> task =
        supervisor
            .task("second")
            .submit(
                () -> {
                  ran.set(Thread.currentThread());
                  return supervisor.info().slotsInUse();
                });
    assertSame(Thread.currentThread(), ran.get());
    assertEquals(TaskStatus.COMPLETED, task.status());
    assertEquals(2, task.join());
    assertEquals(1, supervisor.info().slotsInUse());
    Task<?> failed =
        supervisor
            .task("third")
            .submit(
                () -> {
                  throw new IllegalStateException("kept");
                });
    assertEquals(TaskStatus.FAILED, failed.status());
    gate.countDown();
  }

  @Test
  void callerRuns_waitsForAFutureThatIsNoStage_asAWorkerDoes() {
    Supervisor supervisor = full(WhenFull.CALLER_RUNS, Duration.ZERO);
    Recipe recipe = supervisor.recipe(TaskSettings.named("future"), ResultKind.STAGE);
    FutureTask<String> future = new FutureTask<>(() -> "in time");
    Task<Object> task =
        supervisor.submit(
            recipe,
            made ->
                made.attempt(
                    run -> {
                      future.run();
                      return future;
                    }));
    assertEquals("in time", task.join());
    gate.countDown();
  }

  @Test
  void callerRuns_neitherWhatIsDelayed_norPaused_norAtItsLimit() {
    Supervisor supervisor = full(WhenFull.CALLER_RUNS, Duration.ZERO);
    supervisor.pause("paused");
    supervisor.limit("first", 1);
    TaskRequest delayed = supervisor.task("delayed").delay(Duration.ofHours(1));
    for (TaskRequest request :
        List.of(delayed, supervisor.task("paused"), supervisor.task("first"))) {
      assertThrows(TaskRejectedException.class, () -> note(request, "never"));
    }
    DeferredTask<?> cold = supervisor.task("paused").defer(() -> order.add("never"));
    assertThrows(TaskRejectedException.class, cold::start);
    assertTrue(cold.status().isEnded());
    gate.countDown();
  }

  @Test
  void callerRuns_uniqueTasksToo() {
    Supervisor supervisor = full(WhenFull.CALLER_RUNS, Duration.ZERO);
    Task<?> task = note(supervisor.task("u").unique(), "here");
    assertEquals(TaskStatus.COMPLETED, task.status());
    assertEquals(0, supervisor.engine().groups());
    gate.countDown();
  }
}
