package dev.errand.guide;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.PoolSettings;
import dev.errand.SupervisorInfo;
import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskPriority;
import dev.errand.TaskQuery;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import dev.errand.TaskSupervisor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** {@code docs/supervisor.md}. */
class SupervisorTest {
  @Test
  void tasks_areFoundAndListed() throws Exception {
    try (Application app = Application.start(LateAlarm.class)) {
      TaskSupervisor supervisor = app.supervisor();
      Task<Integer> failed = supervisor.task("import").submit(() -> Integer.parseInt("?"));
      assertThrows(CompletionException.class, failed::join);
      TaskId id = failed.id();
      // guide: finding tasks
      Task<?> task = supervisor.find(id).orElseThrow(); // live, or ended and remembered
      TaskId same = TaskId.parse(id.toString()); // an id goes through a URL as text

      TaskQuery imports = TaskQuery.all().name("import");
      List<TaskInfo> failures = supervisor.tasks(imports.status(TaskStatus.FAILED));
      List<TaskInfo> recent =
          supervisor.tasks(
              imports
                  .since(Instant.now().minus(ofHours(1)))
                  .latestFirst()
                  .page(0, 20)); // skip none, 20 at most
      // end
      assertSame(failed, task);
      assertEquals(id, same);
      assertEquals(List.of(task.info()), failures);
      assertEquals(failures, recent);
      // guide: what is known of a task
      TaskInfo info = task.info(); // a snapshot that does not change

      info.status(); // FAILED
      info.attempts(); // 1
      info.startedAt(); // and queuedAt, endedAt
      info.failure(); // java.lang.NumberFormatException: For input string: "?"
      // end
      assertEquals(
          "java.lang.NumberFormatException: For input string: \"?\"", info.failure().orElseThrow());
      assertEquals(1, info.attempts());
      assertEquals(TaskStatus.FAILED, info.status());
      assertTrue(info.startedAt().isPresent());
    }
  }

  @Test
  void severalTasks_areAwaitedTogether() throws Exception {
    try (Application app = Application.start(LateAlarm.class)) {
      TaskSupervisor supervisor = app.supervisor();
      Task<String> tea = supervisor.submit(() -> "tea");
      Task<String> milk = supervisor.submit(() -> "milk");
      // guide: waiting for several
      List<Task<String>> orders = List.of(tea, milk);

      List<String> all = supervisor.awaitAll(orders, ofSeconds(30)); // in the order given
      String first = supervisor.awaitAny(orders, ofSeconds(30));
      List<String> unbroken = supervisor.awaitAllSucceed(orders, ofSeconds(30));
      // end
      assertEquals(List.of("tea", "milk"), all);
      assertTrue(all.contains(first));
      assertEquals(all, unbroken);
      assertEquals(List.of(), supervisor.awaitAll(List.<Task<String>>of(), ofSeconds(0)));
      try (Gate gate = new Gate()) {
        Task<String> slow = supervisor.task("slow").submit(gate);
        // guide: waiting no longer
        try {
          supervisor.awaitAll(List.of(tea, slow), ofSeconds(0)); // zero only looks
        } catch (TimeoutException e) {
          System.out.println(e.getMessage()); // names those that have not ended: they run on
        }
        // end
        gate.awaitBegun();
        assertTrue(
            assertThrows(
                    TimeoutException.class,
                    () -> supervisor.awaitAll(List.of(tea, slow), ofSeconds(0)))
                .getMessage()
                .contains("'slow'"));
        assertEquals(TaskStatus.RUNNING, slow.status());
        Task<String> broken =
            supervisor
                .task("broken")
                .submit(
                    () -> {
                      throw new IllegalStateException("spilt");
                    });
        assertThrows(
            CompletionException.class,
            () -> supervisor.awaitAllSucceed(List.of(slow, broken), ofSeconds(20)));
        assertTrue(Set.of(TaskStatus.CANCELLING, TaskStatus.CANCELLED).contains(slow.status()));
      }
    }
  }

  @Test
  void pausedName_waits() throws Exception {
    try (Application app = Application.start(LateAlarm.class)) {
      TaskSupervisor supervisor = app.supervisor();
      // guide: pausing
      supervisor.pause("import"); // what runs goes on, what is queued waits
      Task<String> waiting = supervisor.task("import").submit(() -> "imported");
      Task<String> other = supervisor.task("export").submit(() -> "exported");
      other.join();
      waiting.status(); // QUEUED
      supervisor.info().pausedNames(); // import

      supervisor.resume("import");
      waiting.join(); // imported
      // end
      assertEquals(TaskStatus.COMPLETED, waiting.status());
      assertEquals(Set.of(), supervisor.info().pausedNames());
      supervisor.pause("import");
      Task<String> again =
          supervisor.task("import").priority(TaskPriority.CRITICAL).submit(() -> "");
      assertEquals(TaskStatus.QUEUED, again.status());
      supervisor.pauseAll();
      supervisor.resume("import");
      assertEquals(TaskStatus.QUEUED, again.status());
      supervisor.resumeAll();
      again.join(ofSeconds(20));
    }
  }

  @Test
  void sizes_changeAtOnce() throws Exception {
    try (Application app =
        Application.start(
            Map.of("errand.pool.size", "1", "errand.pool.reserve.normal", "0"), LateAlarm.class)) {
      TaskSupervisor supervisor = app.supervisor();
      try (Gate one = new Gate();
          Gate two = new Gate();
          Gate three = new Gate()) {
        TaskRequest request = supervisor.task("import");
        request.submit(one);
        Task<String> second = request.submit(two);
        one.awaitBegun();
        assertEquals(TaskStatus.QUEUED, second.status());
        // guide: resizing
        supervisor.resize(new PoolSettings(10, 2, 2)); // size, and the reserves
        supervisor.limit("import", 2); // of this name at once; 0 takes it back
        // end
        two.awaitBegun();
        assertEquals(TaskStatus.RUNNING, second.status());
        Task<String> third = request.submit(three);
        assertEquals(TaskStatus.QUEUED, third.status());
        supervisor.limit("import", 0);
        three.awaitBegun();
        // guide: how full it is
        SupervisorInfo now = supervisor.info();

        now.slotsInUse(); // of poolSize(), reserveNormal() and reserveHigh() together
        now.queued(); // how many wait, by priority
        now.tasks(); // how many are known, by status
        now.submitted(); // since the start; completed(), failed() and cancelled() too
        now.oldestQueuedAt(); // empty when nobody waits
        now.accepting(); // false once the shutdown has begun
        // end
        assertEquals(3, now.slotsInUse());
        assertEquals(10, now.poolSize());
        assertEquals(3, now.tasks().get(TaskStatus.RUNNING));
        assertEquals(0, now.queued().get(TaskPriority.NORMAL));
        assertTrue(now.accepting() && now.oldestQueuedAt().isEmpty());
      }
    }
  }

  @Test
  void lateTask_isToldOf() throws Exception {
    try (Application app =
        Application.start(
            Map.of(
                "errand.pool.size", "1",
                "errand.pool.reserve.normal", "0",
                "errand.late.warning", "20ms",
                "errand.late.critical", "40ms"),
            LateAlarm.class)) {
      TaskSupervisor supervisor = app.supervisor();
      try (Gate gate = new Gate()) {
        supervisor.submit(gate);
        gate.awaitBegun();
        Task<String> late = supervisor.task("import").submit(() -> "late");
        LateAlarm alarm = app.bean(LateAlarm.class);
        assertEquals("WARNING: import", alarm.rung().take());
        assertEquals("CRITICAL: import", alarm.rung().take());
        gate.close();
        assertEquals("late", late.join());
      }
    }
  }

  @Test
  void endedTasks_areForgotten_pastTheirNumber() throws Exception {
    try (Application app =
        Application.start(Map.of("errand.retention.count", "1"), LateAlarm.class)) {
      TaskSupervisor supervisor = app.supervisor();
      Task<?> first = supervisor.task("first").runNow(() -> 1);
      Task<?> second = supervisor.task("second").runNow(() -> 2);
      assertFalse(supervisor.find(first.id()).isPresent());
      assertTrue(supervisor.find(second.id()).isPresent());
      assertEquals(1, first.join());
    }
  }
}
