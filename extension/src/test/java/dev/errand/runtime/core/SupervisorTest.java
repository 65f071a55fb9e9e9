package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskPriority;
import dev.errand.TaskRejectedException;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskQueued;
import dev.errand.runtime.core.Recipe.ResultKind;
import dev.errand.spi.TaskSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What once went wrong, or nearly did. */
class SupervisorTest {
  private static final Duration LONG = Duration.ofSeconds(Supervisors.LONG_SECONDS);

  private final CountDownLatch gate = new CountDownLatch(1);

  private <T> Task<T> held(Supervisor supervisor, T result) {
    return supervisor
        .task("held")
        .submit(
            () -> {
              gate.await();
              return result;
            });
  }

  @Test
  void awaitAny_ofOneThatStillRuns_givesItsResult() throws Exception {
    Supervisor supervisor = Supervisors.plain(SupervisorSettings.DEFAULT);
    Task<String> task = held(supervisor, "late");
    CompletableFuture<String> got =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return supervisor.awaitAny(List.of(task), LONG);
              } catch (TimeoutException e) {
                throw new AssertionError(e);
              }
            });
    gate.countDown();
    assertEquals("late", got.get());
  }

  @Test
  void awaitAny_whenTheLastToEndIsTheOneThatSucceeds_givesItsResult() throws Exception {
    Supervisor supervisor = Supervisors.plain(SupervisorSettings.DEFAULT);
    Task<String> failed =
        supervisor.submit(
            () -> {
              throw new IllegalStateException("first");
            });
    assertThrows(CompletionException.class, failed::join);
    Task<String> late = held(supervisor, "late");
    Thread opener = new Thread(gate::countDown);
    opener.start();
    assertEquals("late", supervisor.awaitAny(List.of(failed, late), LONG));
  }

  @Test
  void pollingAwaits_leaveNothingInATaskThatGoesOn() {
    Supervisor supervisor = Supervisors.plain(SupervisorSettings.DEFAULT);
    SupervisedTask<String> task = (SupervisedTask<String>) held(supervisor, "x");
    for (int i = 0; i < 100; i++) {
      assertThrows(TimeoutException.class, () -> supervisor.awaitAll(List.of(task), Duration.ZERO));
    }
    assertEquals(0, task.getNumberOfDependents());
    gate.countDown();
  }

  @Test
  void callbacks_areCalledInTheOrderInWhichTheyWereGiven() throws Exception {
    Supervisor supervisor = Supervisors.plain(SupervisorSettings.DEFAULT);
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch called = new CountDownLatch(3);
    TaskRequest request = supervisor.task("callbacks");
    for (int i = 1; i <= 3; i++) {
      int number = i;
      request =
          request.onEnd(
              (result, failure) -> {
                order.add(number);
                called.countDown();
              });
    }
    Task<?> task =
        request.submit(
            () -> {
              gate.await();
              return null;
            });
    gate.countDown();
    task.join();
    Supervisors.await(called);
    assertEquals(List.of(1, 2, 3), order);
  }

  @Test
  void callback_isNeverCalledBySubmit() {
    Supervisor supervisor = Supervisors.plain(SupervisorSettings.DEFAULT);
    for (int i = 0; i < 200; i++) {
      AtomicReference<Thread> caller = new AtomicReference<>();
      CountDownLatch called = new CountDownLatch(1);
      supervisor
          .task("quick")
          .onEnd(
              (result, failure) -> {
                caller.set(Thread.currentThread());
                called.countDown();
              })
          .submit(() -> "x");
      Supervisors.await(called);
      assertNotEquals(Thread.currentThread(), caller.get());
    }
  }

  @Test
  void observerOfTheSubmission_mayWaitForAnotherTask_whileThereIsOneSlot() {
    AtomicReference<Supervisor> supervisor = new AtomicReference<>();
    AtomicBoolean nested = new AtomicBoolean();
    supervisor.set(
        Supervisors.listening(
            Supervisors.pool(1, 0, 0),
            (TaskEvent event) -> {
              if (event instanceof TaskQueued && nested.compareAndSet(false, true)) {
                supervisor.get().task("helper").submit(() -> "helped").join();
              }
            }));
    assertEquals("done", supervisor.get().task("outer").submit(() -> "done").join());
  }

  @Test
  void criticalTask_thatItsLaneLetsGo_startsAtOnce() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    held(supervisor, "holds the only slot");
    CountDownLatch first = new CountDownLatch(1);
    Task<?> one = limitedCritical(supervisor, first);
    Task<?> two = limitedCritical(supervisor, new CountDownLatch(0));
    supervisor.task("waits").priority(TaskPriority.HIGH).submit(() -> "high");
    first.countDown();
    one.join();
    two.join();
    gate.countDown();
  }

  private static Task<?> limitedCritical(Supervisor supervisor, CountDownLatch until) {
    return supervisor
        .task("critical")
        .limit(1)
        .priority(TaskPriority.CRITICAL)
        .submit(
            () -> {
              until.await();
              return null;
            });
  }

  @Test
  void higherLimit_letsThoseGoFirstThatWaited() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(10, 0, 0));
    CountDownLatch started = new CountDownLatch(3);
    List<Task<?>> tasks = new ArrayList<>();
    for (int limit : new int[] {1, 1, 3}) {
      tasks.add(
          supervisor
              .task("limited")
              .limit(limit)
              .submit(
                  () -> {
                    started.countDown();
                    gate.await();
                    return null;
                  }));
    }
    Supervisors.await(started);
    gate.countDown();
    tasks.forEach(Task::join);
  }

  @Test
  void executorThatThrowsAnything_refusesTheTask_andLeaksNothing() {
    AtomicBoolean broken = new AtomicBoolean(true);
    OwnExecutor threads = new OwnExecutor("errand-");
    Executor executor =
        work -> {
          if (broken.get()) {
            throw new OutOfMemoryError("unable to create native thread, on purpose");
          }
          threads.execute(work);
        };
    Supervisor supervisor = Supervisors.with(Supervisors.pool(1, 0, 0), executor, List.of());
    for (int i = 0; i < 3; i++) {
      assertThrows(TaskRejectedException.class, () -> supervisor.submit(() -> "x"));
    }
    assertEquals(0, supervisor.info().slotsInUse());
    broken.set(false);
    assertEquals("works again", supervisor.submit(() -> "works again").join());
  }

  @Test
  void executorThatIsGone_refusesAllWhoWaitForIt_oneByOne() {
    AtomicBoolean gone = new AtomicBoolean();
    OwnExecutor threads = new OwnExecutor("errand-");
    Executor own =
        work -> {
          if (gone.get()) {
            throw new RejectedExecutionException("gone");
          }
          threads.execute(work);
        };
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    Recipe recipe = supervisor.recipe(TaskSettings.named("waits").executor(own), ResultKind.STAGE);
    CompletableFuture<String> stage = new CompletableFuture<>();
    SupervisedTask<String> first = supervisor.submit(recipe, task -> task.attempt(run -> stage));
    List<SupervisedTask<String>> waiting = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      waiting.add(supervisor.submit(recipe, task -> "never"));
    }
    gone.set(true);
    Logger log = Logger.getLogger("dev.errand");
    log.setLevel(Level.OFF); // a line for each of them
    try {
      stage.complete("first");
      assertEquals("first", first.join());
      CountDownLatch ended = new CountDownLatch(waiting.size());
      waiting.forEach(task -> task.whenComplete((result, failure) -> ended.countDown()));
      Supervisors.await(ended);
    } finally {
      log.setLevel(null);
    }
    waiting.forEach(task -> assertEquals(TaskStatus.FAILED, task.status()));
    assertEquals("still works", supervisor.submit(() -> "still works").join());
  }

  @Test
  void stageThatTellsOfItsEndTwice_freesOneSlot() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    AtomicReference<BiConsumer<? super String, ? super Throwable>> told = new AtomicReference<>();
    CountDownLatch attached = new CountDownLatch(1);
    CompletionStage<String> odd =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<String> whenComplete(
              BiConsumer<? super String, ? super Throwable> action) {
            told.set(action);
            attached.countDown();
            return new CompletableFuture<>();
          }
        };
    Recipe recipe = supervisor.recipe(TaskSettings.named("odd"), ResultKind.STAGE);
    SupervisedTask<String> task = supervisor.submit(recipe, t -> t.attempt(run -> odd));
    Supervisors.await(attached);
    told.get().accept("once", null);
    told.get().accept("twice", null);
    assertEquals("once", task.join());
    assertEquals("next", supervisor.submit(() -> "next").join());
    assertEquals(2, supervisor.info().completed());
  }

  @Test
  void stageThatCannotBeWatched_failsItsTask() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    CompletionStage<String> odd =
        new CompletableFuture<>() {
          @Override
          public CompletableFuture<String> whenComplete(
              BiConsumer<? super String, ? super Throwable> action) {
            throw new IllegalStateException("cannot be watched");
          }
        };
    Recipe recipe = supervisor.recipe(TaskSettings.named("odd"), ResultKind.STAGE);
    SupervisedTask<String> task = supervisor.submit(recipe, t -> t.attempt(run -> odd));
    assertThrows(CompletionException.class, task::join);
    assertEquals("next", supervisor.submit(() -> "next").join());
  }

  @Test
  void cancelledOuterTask_staysInterrupted_whenItsInlineChildHasTakenTheInterrupt() {
    Supervisor supervisor = Supervisors.plain(SupervisorSettings.DEFAULT);
    CountDownLatch inside = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Task<?> outer =
        supervisor
            .task("outer")
            .submit(
                () -> {
                  supervisor
                      .task("inner")
                      .cancelWithParent()
                      .runNow(
                          () -> {
                            inside.countDown();
                            gate.await();
                            return null;
                          });
                  interrupted.set(Thread.currentThread().isInterrupted());
                  return null;
                });
    Supervisors.await(inside);
    outer.cancel("both");
    assertThrows(java.util.concurrent.CancellationException.class, outer::join);
    assertTrue(interrupted.get());
  }

  @Test
  void supervisorsInOneVirtualMachine_giveDifferentIds() {
    Supervisor one = Supervisors.plain(SupervisorSettings.DEFAULT);
    Supervisor other = Supervisors.plain(SupervisorSettings.DEFAULT);
    assertNotEquals(one.submit(() -> 1).id(), other.submit(() -> 1).id());
  }

  @Test
  void cancellation_isReadWithItsReason_howeverOneWaits() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    held(supervisor, "x");
    Task<String> task = supervisor.submit(() -> "never");
    task.cancel("not needed");
    for (Executable waiting :
        List.<Executable>of(
            task::join, task::get, () -> task.get(1, java.util.concurrent.TimeUnit.SECONDS))) {
      Exception thrown =
          assertThrows(java.util.concurrent.CancellationException.class, waiting::run);
      assertTrue(thrown.getMessage().contains("not needed"), thrown::toString);
      assertTrue(thrown.getMessage().contains(task.id().toString()), thrown::toString);
    }
    gate.countDown();
  }

  private interface Executable {
    void run() throws Exception;
  }

  @Test
  void endedTasks_areForgottenPastTheirCount_oldestFirst() {
    Supervisor supervisor =
        Supervisors.plain(
            SupervisorSettings.DEFAULT.retention(
                new SupervisorSettings.Retention(2, Duration.ofHours(1), Long.MAX_VALUE)));
    List<Task<?>> tasks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Task<?> task = supervisor.submit(() -> "x");
      task.join();
      tasks.add(task);
    }
    assertFalse(supervisor.find(tasks.get(0).id()).isPresent());
    assertSame(tasks.get(1), supervisor.find(tasks.get(1).id()).orElseThrow());
    assertSame(tasks.get(2), supervisor.find(tasks.get(2).id()).orElseThrow());
  }
}
