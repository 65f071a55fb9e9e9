package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.DeferredTask;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import dev.errand.event.TaskAttemptFailed;
import dev.errand.event.TaskCancelled;
import dev.errand.event.TaskCompleted;
import dev.errand.event.TaskEnded;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskFailed;
import dev.errand.event.TaskProgressed;
import dev.errand.event.TaskQueued;
import dev.errand.event.TaskStarted;
import dev.errand.tck.app.Watcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** EVT: life-cycle events. */
public class EventsTck extends TckTest {
  private final Watcher watcher = bean(Watcher.class);

  private static TaskRequest watched() {
    return supervisor().task("watched");
  }

  @AfterEach
  void stopWatching() {
    watcher.atEach(null);
  }

  private static List<Class<?>> types(List<TaskEvent> events) {
    return events.stream().<Class<?>>map(Object::getClass).toList();
  }

  @Test
  @Requirement({"EVT-1", "EVT-2"})
  void completedTask_tellsItsLifeInOrder_toBothKindsOfObservers() throws Exception {
    Task<String> task =
        watched()
            .submit(
                () -> {
                  TaskContext.current().progress(0.5, "half");
                  TaskContext.current().progress(1, "all");
                  return "result";
                });
    task.join(LONG);
    List<Class<?>> life =
        List.of(
            TaskQueued.class,
            TaskStarted.class,
            TaskProgressed.class,
            TaskProgressed.class,
            TaskCompleted.class);
    List<TaskEvent> events = watcher.heard(task.id());
    assertEquals(life, types(events));
    await(watcher.lastHeardLater(task.id()));
    assertEquals(events, watcher.heardLater(task.id()));
    assertEquals(TaskStatus.QUEUED, events.get(0).task().status());
    assertEquals(TaskStatus.RUNNING, events.get(1).task().status());
    assertEquals("half", events.get(2).task().progress().message());
    assertEquals("all", events.get(3).task().progress().message());
    TaskCompleted end = assertInstanceOf(TaskCompleted.class, events.get(4));
    assertEquals("result", end.result());
    assertEquals(task.info(), end.task());
    Instant before = events.get(0).at();
    for (TaskEvent event : events) {
      assertFalse(event.at().isBefore(before), events.toString());
      before = event.at();
    }
  }

  @Test
  @Requirement("EVT-1")
  void failedTask_tellsOfTheAttemptAndTheEnd() {
    IllegalStateException failure = new IllegalStateException("on purpose");
    Task<String> task =
        watched()
            .submit(
                () -> {
                  throw failure;
                });
    failure(task);
    List<TaskEvent> events = watcher.heard(task.id());
    assertEquals(
        List.of(TaskQueued.class, TaskStarted.class, TaskAttemptFailed.class, TaskFailed.class),
        types(events));
    assertSame(failure, ((TaskAttemptFailed) events.get(2)).failure());
    assertSame(failure, ((TaskFailed) events.get(3)).failure());
  }

  @Test
  @Requirement("EVT-1")
  @SuppressWarnings("FutureReturnValueIgnored") // the task is what is looked at
  void failedStage_tellsOfTheAttemptAndTheEnd() {
    CompletableFuture<String> inner = new CompletableFuture<>();
    Task<CompletableFuture<String>> task = watched().submit(() -> inner);
    inner.completeExceptionally(new IllegalStateException("on purpose"));
    failure(task);
    assertEquals(
        List.of(TaskQueued.class, TaskStarted.class, TaskAttemptFailed.class, TaskFailed.class),
        types(watcher.heard(task.id())));
  }

  @Test
  @Requirement({"EVT-1", "CAN-1"})
  void cancelledBeforeItRan_wasQueuedAndCancelled() {
    DeferredTask<String> cold = watched().defer(() -> "cold");
    Task<String> delayed = watched().delay(Duration.ofHours(1)).submit(() -> "delayed");
    for (Task<String> task : List.of(cold, delayed)) {
      assertEquals(TaskStatus.DELAYED, watcher.heard(task.id()).get(0).task().status());
      task.cancel("a reason");
      List<TaskEvent> events = watcher.heard(task.id());
      assertEquals(List.of(TaskQueued.class, TaskCancelled.class), types(events));
      assertEquals("a reason", ((TaskCancelled) events.get(1)).reason());
    }
  }

  @Test
  @Requirement({"EVT-1", "CAN-2"})
  void cancelledWhileItRan_wasStarted_andTheCancellationIsNoFailedAttempt() throws Exception {
    try (Held held = Held.submit(watched())) {
      held.running();
      held.task().cancel("a reason");
      failure(held.task());
      assertEquals(
          List.of(TaskQueued.class, TaskStarted.class, TaskCancelled.class),
          types(watcher.heard(held.task().id())));
    }
  }

  @Test
  @Requirement({"EVT-1", "RUN-7"})
  void taskHereAndNow_hasTheSameEvents() {
    Task<String> task = watched().runNow(() -> "here");
    assertEquals(
        List.of(TaskQueued.class, TaskStarted.class, TaskCompleted.class),
        types(watcher.heard(task.id())));
  }

  @Test
  @Requirement("EVT-2")
  void waiters_areReleasedAfterTheObserversOfTheEnd() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    List<String> order = new CopyOnWriteArrayList<>();
    watcher.atEach(
        event -> {
          if (event instanceof TaskEnded) {
            inside.countDown();
            await(gate);
            order.add("observer");
          }
        });
    CountDownLatch called = new CountDownLatch(1);
    Task<String> task =
        watched()
            .onEnd(
                (result, failure) -> {
                  order.add("callback");
                  called.countDown();
                })
            .submit(() -> "done");
    await(inside);
    assertEquals(TaskStatus.COMPLETED, task.status());
    assertFalse(task.isDone());
    assertThrows(TimeoutException.class, () -> task.join(Duration.ZERO));
    assertThrows(TimeoutException.class, () -> supervisor().awaitAll(List.of(task), Duration.ZERO));
    gate.countDown();
    assertEquals("done", task.join(LONG));
    await(called);
    assertEquals(List.of("observer", "callback"), order);
  }

  @Test
  @Requirement({"EVT-2", "CAN-1"})
  void observerThatCancelsItsTask_isHeardInOrder() {
    watcher.atEach(
        event -> {
          if (event instanceof TaskQueued) {
            supervisor().find(event.task().id()).orElseThrow().cancel("by its observer");
          }
        });
    Task<String> task = watched().submit(() -> "not run");
    assertMentions(failure(task), "by its observer");
    assertEquals(List.of(TaskQueued.class, TaskCancelled.class), types(watcher.heard(task.id())));
  }

  @Test
  @Requirement("EVT-3")
  void taskName_selects_andAnObserverWithoutItHearsAll() throws Exception {
    int before = watcher.progress().size();
    Task<String> other =
        supervisor()
            .task("watched otherwise")
            .submit(
                () -> {
                  TaskContext.current().progress(0.1, "unqualified");
                  return "other";
                });
    other.join(LONG);
    assertEquals(List.of(), watcher.heard(other.id()));
    List<TaskProgressed> heard = watcher.progress().subList(before, watcher.progress().size());
    assertTrue(heard.stream().anyMatch(event -> event.task().id().equals(other.id())));
  }

  @Test
  @Requirement("EVT-3")
  void taskName_selects_howeverManyNamesThereWereBefore() {
    for (int i = 0; i < 1_100; i++) {
      supervisor().task("made up " + i).runNow(() -> "unobserved");
    }
    Task<String> task = supervisor().task("watched at last").runNow(() -> "observed");
    assertEquals(
        List.of(TaskQueued.class, TaskStarted.class, TaskCompleted.class),
        types(watcher.heard(task.id())));
  }

  @Test
  @Requirement("EVT-4")
  void observerThatThrows_isLogged_andHarmsNobody() throws Exception {
    try (LogTrap log = new LogTrap()) {
      Task<String> task = supervisor().task("thrower").submit(() -> "unharmed");
      assertEquals("unharmed", task.join(LONG));
      assertEquals(TaskStatus.COMPLETED, task.status());
      List<TaskEvent> mine =
          watcher.besideThrower().stream()
              .filter(event -> event.task().id().equals(task.id()))
              .toList();
      assertEquals(List.of(TaskQueued.class, TaskStarted.class, TaskCompleted.class), types(mine));
      assertEquals(3, log.mentioning(task.id().toString()).size());
      for (var entry : log.mentioning(task.id().toString())) {
        assertTrue(String.valueOf(entry.getThrown()).contains("An observer that throws"));
      }
    }
  }

  @Test
  @Requirement({"EVT-5", "EVT-3"})
  void unobservedTask_isToldToNobody_andRunsAsWell() throws Exception {
    Task<String> task = supervisor().task("unobserved").submit(() -> "unobserved");
    assertEquals("unobserved", task.join(LONG));
    assertEquals(List.of(), watcher.heard(task.id()));
    assertEquals(1, watcher.lastHeardLater(task.id()).getCount());
  }
}
