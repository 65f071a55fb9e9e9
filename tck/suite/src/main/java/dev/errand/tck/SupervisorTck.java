package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.DeferredTask;
import dev.errand.Progress;
import dev.errand.SupervisorInfo;
import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskKind;
import dev.errand.TaskPriority;
import dev.errand.TaskQuery;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** SUP-1, SUP-2, SUP-4, SUP-7: what the supervisor knows. */
public class SupervisorTck extends TckTest {
  /** As the suite's configuration says. */
  private static final int REMEMBERED = 200;

  @Test
  @Requirement("SUP-1")
  void find_givesLiveAndEndedTasks_andNothingForAStranger() throws Exception {
    try (Held held = Held.submit(supervisor().task("live"))) {
      held.running();
      assertSame(held.task(), supervisor().find(held.task().id()).orElseThrow());
      held.gate().countDown();
      held.task().join(LONG);
      assertSame(held.task(), supervisor().find(held.task().id()).orElseThrow());
    }
    TaskId stranger = TaskId.parse(UUID.randomUUID().toString());
    assertEquals(Optional.empty(), supervisor().find(stranger));
  }

  @Test
  @Requirement("SUP-1")
  void tasks_areListedByWhatIsAsked_inTheOrderOfSubmission() throws Exception {
    String name = "listed " + UUID.randomUUID();
    TaskQuery mine = TaskQuery.all().name(name);
    TaskRequest request = supervisor().task(name);
    Task<String> first = request.priority(TaskPriority.HIGH).submit(() -> "first");
    Task<String> second = request.runNow(() -> "second");
    DeferredTask<String> third = request.defer(() -> "third");
    first.join(LONG);
    assertEquals(List.of(first.id(), second.id(), third.id()), ids(mine));
    assertEquals(List.of(third.id(), second.id(), first.id()), ids(mine.latestFirst()));
    assertEquals(List.of(third.id()), ids(mine.status(TaskStatus.DELAYED)));
    assertEquals(
        List.of(first.id(), second.id()),
        ids(mine.status(TaskStatus.COMPLETED, TaskStatus.FAILED)));
    assertEquals(List.of(first.id()), ids(mine.priority(TaskPriority.HIGH)));
    assertEquals(List.of(second.id()), ids(mine.kind(TaskKind.INLINE)));
    assertEquals(List.of(second.id()), ids(mine.page(1, 1)));
    assertEquals(List.of(second.id()), ids(mine.latestFirst().page(1, 1)));
    assertEquals(List.of(), ids(mine.page(3, 10)));
    Instant cut = third.info().queuedAt();
    assertEquals(List.of(), ids(mine.until(first.info().queuedAt())));
    assertTrue(ids(mine.since(cut)).contains(third.id()));
    assertFalse(ids(mine.until(cut)).contains(third.id()));
    assertThrows(IllegalArgumentException.class, () -> mine.page(-1, 1));
    assertThrows(IllegalArgumentException.class, () -> mine.page(0, 0));
    third.cancel("listed enough");
    assertEquals(List.of(third.id()), ids(mine.status(TaskStatus.CANCELLED)));
  }

  private static List<TaskId> ids(TaskQuery query) {
    return supervisor().tasks(query).stream().map(TaskInfo::id).toList();
  }

  @Test
  @Requirement("SUP-1")
  void ids_areWrittenAndReadAsUuids_andOrderedBySubmission() {
    Task<String> first = supervisor().task("id").runNow(() -> "first");
    Task<String> second = supervisor().task("id").runNow(() -> "second");
    assertEquals(first.id(), TaskId.parse(first.id().toString()));
    assertEquals(first.id().toUuid().toString(), first.id().toString());
    assertTrue(first.id().compareTo(second.id()) < 0);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> TaskId.parse("no id"));
    assertMentions(refused, "no id");
  }

  @Test
  @Requirement("SUP-2")
  void info_tellsTheWholeLife() throws Exception {
    DeferredTask<Integer> task =
        supervisor().task("life").priority(TaskPriority.LOW).defer(() -> 42);
    TaskInfo cold = task.info();
    assertEquals(TaskStatus.DELAYED, cold.status());
    assertEquals(Optional.empty(), cold.startedAt());
    assertEquals(Optional.empty(), cold.endedAt());
    assertEquals(Optional.empty(), cold.thread());
    assertEquals(0, cold.attempts());
    assertEquals(Progress.NONE, cold.progress());
    task.start().join(LONG);
    assertEquals(TaskStatus.DELAYED, cold.status(), "a snapshot does not change");
    TaskInfo info = task.info();
    assertEquals(task.id(), info.id());
    assertEquals("life", info.name());
    assertEquals(TaskKind.THREAD, info.kind());
    assertEquals(TaskPriority.LOW, info.priority());
    assertEquals(TaskStatus.COMPLETED, info.status());
    assertEquals(1, info.attempts());
    assertEquals(Optional.of("42"), info.result());
    assertEquals(Optional.empty(), info.failure());
    assertEquals(Optional.empty(), info.cancelReason());
    assertFalse(info.startedAt().orElseThrow().isBefore(info.queuedAt()));
    assertFalse(info.endedAt().orElseThrow().isBefore(info.startedAt().orElseThrow()));
    assertEquals(cold.queuedAt(), info.queuedAt());
  }

  @Test
  @Requirement("SUP-2")
  void resultAndFailure_areSummarised() {
    TaskRequest request = supervisor().task("summary");
    String summary = result(request.runNow(() -> "x".repeat(1_000)));
    assertEquals(200, summary.length());
    assertTrue(summary.startsWith("x".repeat(199)));
    Object odd =
        new Object() {
          @Override
          public String toString() {
            throw new IllegalStateException("nobody asks me");
          }
        };
    assertFalse(result(request.runNow(() -> List.of(odd))).contains("nobody"));
    assertEquals(Optional.empty(), request.runNow(() -> {}).info().result(), "there is no result");
    Task<?> failed =
        request.runNow(
            () -> {
              throw new IllegalStateException();
            });
    assertEquals(
        Optional.of("java.lang.IllegalStateException"), failed.info().failure(), "no message");
    Task<?> cancelled = request.defer(() -> "cold");
    cancelled.cancel("a reason");
    assertEquals(Optional.of("a reason"), cancelled.info().cancelReason());
    assertEquals(Optional.empty(), cancelled.info().startedAt());
    assertTrue(cancelled.info().endedAt().isPresent());
  }

  private static String result(Task<?> task) {
    return task.info().result().orElseThrow();
  }

  @Test
  @Requirement("SUP-4")
  void endedTasks_areForgottenOldestFirst() {
    TaskRequest request = supervisor().task("forgotten");
    List<Task<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < REMEMBERED + 50; i++) {
      int number = i;
      tasks.add(request.runNow(() -> number));
    }
    for (Task<?> old : tasks.subList(0, 50)) {
      assertEquals(Optional.empty(), supervisor().find(old.id()));
    }
    // Some may have given way to a late one of another test; the newer half has not.
    for (Task<?> recent : tasks.subList(150, tasks.size())) {
      assertSame(recent, supervisor().find(recent.id()).orElseThrow());
    }
    assertTrue(supervisor().tasks(TaskQuery.all().status(TaskStatus.COMPLETED)).size() <= 200);
    assertEquals(0, tasks.get(0).join(), "who holds a forgotten task has all of it");
    assertEquals(TaskStatus.COMPLETED, tasks.get(0).status());
  }

  @Test
  @Requirement("SUP-4")
  void liveTasks_areNeverForgotten() throws Exception {
    DeferredTask<String> cold = supervisor().task("cold for long").defer(() -> "still here");
    for (int i = 0; i < REMEMBERED + 1; i++) {
      Task<?> unused = supervisor().task("forgotten").runNow(() -> {});
    }
    assertSame(cold, supervisor().find(cold.id()).orElseThrow());
    assertEquals("still here", cold.start().join(LONG));
  }

  @Test
  @Requirement("SUP-7")
  void info_countsWhatHappened() throws Exception {
    SupervisorInfo before = supervisor().info();
    assertEquals(4, before.poolSize());
    assertEquals(2, before.reserveNormal());
    assertEquals(2, before.reserveHigh());
    assertEquals(2000, before.queueLimit());
    assertTrue(before.accepting());
    TaskRequest request = supervisor().task("counted");
    request.submit(() -> "completed").join(LONG);
    failure(
        request.submit(
            () -> {
              throw new IllegalStateException("counted");
            }));
    request.defer(() -> "cold").cancel("counted");
    DeferredTask<String> cold = request.defer(() -> "cold");
    try (Held held = Held.submit(request)) {
      held.running();
      SupervisorInfo after = supervisor().info();
      assertEquals(before.submitted() + 5, after.submitted());
      assertTrue(after.completed() >= before.completed() + 1);
      assertTrue(after.failed() >= before.failed() + 1);
      assertTrue(after.cancelled() >= before.cancelled() + 1);
      assertTrue(after.slotsInUse() >= 1);
      assertEquals(List.of(TaskStatus.values()).size(), after.tasks().size());
      assertEquals(List.of(TaskPriority.values()).size(), after.queued().size());
      assertTrue(after.tasks().getOrDefault(TaskStatus.RUNNING, 0) >= 1);
      assertTrue(after.tasks().getOrDefault(TaskStatus.DELAYED, 0) >= 1);
    }
    cold.cancel("counted enough");
  }
}
