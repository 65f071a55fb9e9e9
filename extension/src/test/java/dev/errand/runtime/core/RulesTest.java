package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.PoolSettings;
import dev.errand.Task;
import dev.errand.TaskPriority;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Rules that change while tasks run: pauses, the size of the pool, limits. */
class RulesTest {
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());
  private final List<Gate> gates = new ArrayList<>();

  private record Gate(Task<?> task, CountDownLatch started, CountDownLatch open) {
    void awaitStart() {
      Supervisors.await(started);
    }

    boolean hasStarted() {
      return started.getCount() == 0;
    }

    void end() {
      open.countDown();
      task.join();
    }
  }

  private Gate gate(TaskRequest request) {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    Task<?> task =
        request.submit(
            () -> {
              started.countDown();
              open.await();
              return null;
            });
    Gate gate = new Gate(task, started, open);
    gates.add(gate);
    return gate;
  }

  private Task<?> note(TaskRequest request, String label) {
    return request.submit(() -> order.add(label));
  }

  @Test
  void pausedName_waits_whateverItsPriority_andOthersRun() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(2, 0, 0));
    supervisor.pause("p"); // not known yet
    Task<?> critical = note(supervisor.task("p").priority(TaskPriority.CRITICAL), "critical");
    Task<?> normal = note(supervisor.task("p"), "normal");
    note(supervisor.task("other"), "other").join();
    assertEquals(List.of("other"), order);
    assertEquals(TaskStatus.QUEUED, critical.status());
    assertEquals(Set.of("p"), supervisor.info().pausedNames());
    assertEquals(1, supervisor.info().queued().get(TaskPriority.CRITICAL));
    assertEquals(0, supervisor.info().slotsInUse());
    assertEquals(critical.info().queuedAt(), supervisor.info().oldestQueuedAt().orElseThrow());
    supervisor.resume("p");
    critical.join();
    normal.join();
    assertEquals(Set.of(), supervisor.info().pausedNames());
  }

  @Test
  void pauseOfAWaitingName_takesItOutOfLine_andResumePutsItBackByAge() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    Gate holder = gate(supervisor.task("holder"));
    holder.awaitStart();
    List<Task<?>> tasks = new ArrayList<>();
    for (String name : List.of("a1", "b1", "a2", "b2")) {
      tasks.add(note(supervisor.task(name.substring(0, 1)), name));
    }
    supervisor.pause("a");
    supervisor.pause("a");
    tasks.add(note(supervisor.task("a"), "a3"));
    tasks.add(note(supervisor.task("b"), "b3"));
    assertEquals(6, supervisor.info().queued().get(TaskPriority.NORMAL));
    supervisor.resume("a");
    supervisor.resume("a");
    holder.end();
    tasks.forEach(Task::join);
    assertEquals(List.of("a1", "b1", "a2", "b2", "a3", "b3"), order);
  }

  @Test
  void pauseAll_holdsEverythingButWhatRuns_andNamesStayPausedAfterIt() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(2, 0, 0));
    Gate running = gate(supervisor.task("running"));
    running.awaitStart();
    supervisor.pauseAll();
    supervisor.pause("p");
    assertTrue(supervisor.info().paused());
    Task<?> critical = note(supervisor.task("c").priority(TaskPriority.CRITICAL), "critical");
    Task<?> normal = note(supervisor.task("n"), "normal");
    Task<?> paused = note(supervisor.task("p"), "paused");
    running.end();
    supervisor.resume("p");
    supervisor.pause("p");
    assertEquals(List.of(), order);
    supervisor.resumeAll();
    critical.join();
    normal.join();
    assertEquals(TaskStatus.QUEUED, paused.status());
    supervisor.resume("p");
    paused.join();
  }

  @Test
  void delayOfAPausedTask_goesOn_andLeavesItQueued() throws Exception {
    CountDownLatch queued = new CountDownLatch(1);
    FakeTime time = new FakeTime();
    Supervisor supervisor = Supervisors.at(time, Supervisors.pool(1, 0, 0));
    supervisor.pause("p");
    Task<?> task =
        supervisor
            .task("p")
            .delay(Duration.ofSeconds(1))
            .onEnd((r, f) -> queued.countDown())
            .submit(() -> "x");
    assertEquals(TaskStatus.DELAYED, task.status());
    time.pass(Duration.ofSeconds(2));
    assertEquals(TaskStatus.QUEUED, task.status());
    supervisor.resume("p");
    Supervisors.await(queued);
  }

  @Test
  void cancelledPausedTask_isGone() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    supervisor.pause("p");
    Task<?> first = note(supervisor.task("p"), "first");
    Task<?> second = note(supervisor.task("p").limit(1), "second");
    Task<?> third = note(supervisor.task("p").limit(1), "third");
    first.cancel("not needed");
    second.cancel("not needed");
    assertEquals(1, supervisor.info().queued().get(TaskPriority.NORMAL));
    supervisor.resume("p");
    third.join();
    assertEquals(List.of("third"), order);
  }

  @Test
  void shutdown_cancelsPausedTasksAfterTheGrace() {
    Supervisor supervisor =
        Supervisors.plain(
            Supervisors.pool(1, 0, 0).shutdown(Duration.ofMillis(1), Duration.ofSeconds(5)));
    supervisor.pause("p");
    Task<?> task = note(supervisor.task("p"), "never");
    supervisor.close();
    assertThrows(CancellationException.class, task::join);
    assertEquals(List.of(), order);
  }

  @Test
  void largerPool_startsWaitingTasksAtOnce_andASmallerOneNoneUntilEnoughHaveEnded() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    for (int i = 0; i < 4; i++) {
      gate(supervisor.task("gated"));
    }
    gates.get(0).awaitStart();
    supervisor.resize(new PoolSettings(2, 0, 1));
    gates.get(1).awaitStart();
    assertFalse(gates.get(2).hasStarted());
    assertEquals(1, supervisor.info().reserveHigh());
    supervisor.resize(new PoolSettings(1, 0, 0));
    gates.get(0).end();
    assertFalse(gates.get(2).hasStarted());
    gates.get(1).end();
    gates.get(2).awaitStart();
    assertEquals(1, supervisor.info().slotsInUse());
    gates.get(2).end();
    gates.get(3).end();
  }

  @Test
  void limitGivenWhileRunning_countsWhatRuns_andWhatWaits() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(3, 0, 0));
    for (int i = 0; i < 5; i++) {
      gate(supervisor.task("l"));
    }
    gates.subList(0, 3).forEach(Gate::awaitStart);
    supervisor.limit("l", 2);
    Gate other = gate(supervisor.task("other"));
    gates.get(0).end();
    other.awaitStart(); // the slot is not for the fourth one
    assertFalse(gates.get(3).hasStarted());
    gates.get(1).end();
    gates.get(3).awaitStart();
    assertFalse(gates.get(4).hasStarted());
    supervisor.limit("l", 3);
    other.end();
    gates.get(4).awaitStart();
    supervisor.limit("l", 1);
    Gate sixth = gate(supervisor.task("l").limit(10)); // what was given counts more
    gates.get(2).end();
    gates.get(3).end();
    assertFalse(sixth.hasStarted());
    supervisor.limit("l", 0);
    sixth.awaitStart();
    gates.forEach(Gate::end);
  }

  @Test
  void badNumbers_areRefused_withTheValueAndWhatIsAllowed() {
    Supervisor supervisor = Supervisors.plain(SupervisorSettings.DEFAULT);
    Throwable size = assertThrows(IllegalArgumentException.class, () -> new PoolSettings(0, 0, 0));
    assertEquals("The size of a pool is 0; 1 or more is allowed.", size.getMessage());
    Throwable reserve =
        assertThrows(IllegalArgumentException.class, () -> new PoolSettings(1, -1, 0));
    assertTrue(reserve.getMessage().contains("-1; 0 or more"), reserve.getMessage());
    Throwable limit = assertThrows(IllegalArgumentException.class, () -> supervisor.limit("l", -1));
    assertTrue(limit.getMessage().contains("'l' is -1; 1 or more"), limit.getMessage());
  }
}
