package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskPriority;
import dev.errand.TaskRejectedException;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who runs and who waits. */
class SlotsTest {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  private Task<?> hold(Supervisor supervisor, TaskPriority priority) {
    CountDownLatch started = new CountDownLatch(1);
    Task<?> task =
        supervisor
            .task("holder")
            .priority(priority)
            .submit(
                () -> {
                  started.countDown();
                  gate.await();
                  return null;
                });
    Supervisors.await(started);
    return task;
  }

  private Task<?> note(TaskRequest request, String label) {
    return request.submit(() -> order.add(label));
  }

  @Test
  void freedSlot_goesToTheHighestPriority_thenFirstInFirstOut() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    Task<?> holder = hold(supervisor, TaskPriority.LOW);
    List<Task<?>> tasks = new ArrayList<>();
    tasks.add(note(supervisor.task("t").priority(TaskPriority.LOW), "low"));
    tasks.add(note(supervisor.task("t").priority(TaskPriority.NORMAL), "normal 1"));
    tasks.add(note(supervisor.task("t").priority(TaskPriority.NORMAL), "normal 2"));
    tasks.add(note(supervisor.task("t").priority(TaskPriority.HIGH), "high"));
    assertEquals(4, supervisor.info().queued().values().stream().mapToInt(i -> i).sum());
    gate.countDown();
    holder.join();
    tasks.forEach(Task::join);
    assertEquals(List.of("high", "normal 1", "normal 2", "low"), order);
  }

  @Test
  void reserves_admitHigherPrioritiesOnly_andCriticalAlways() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 1, 1));
    hold(supervisor, TaskPriority.LOW);
    Task<?> low = note(supervisor.task("t").priority(TaskPriority.LOW), "low");
    hold(supervisor, TaskPriority.NORMAL);
    Task<?> normal = note(supervisor.task("t").priority(TaskPriority.NORMAL), "normal");
    hold(supervisor, TaskPriority.HIGH);
    Task<?> high = note(supervisor.task("t").priority(TaskPriority.HIGH), "high");
    hold(supervisor, TaskPriority.CRITICAL);
    assertEquals(4, supervisor.info().slotsInUse());
    assertEquals(TaskStatus.QUEUED, low.status());
    assertEquals(TaskStatus.QUEUED, normal.status());
    assertEquals(TaskStatus.QUEUED, high.status());
    gate.countDown();
    List.of(low, normal, high).forEach(Task::join);
  }

  @Test
  void agedTask_goesBeforeYoungerOnesOfTheNextPriority() {
    Supervisor supervisor =
        Supervisors.plain(Supervisors.pool(1, 0, 0).ageing(Duration.ofNanos(1)));
    hold(supervisor, TaskPriority.LOW);
    Task<?> low = note(supervisor.task("t").priority(TaskPriority.LOW), "low");
    Task<?> normal = note(supervisor.task("t").priority(TaskPriority.NORMAL), "normal");
    gate.countDown();
    List.of(low, normal).forEach(Task::join);
    assertEquals(List.of("low", "normal"), order);
  }

  @Test
  void limitOfAName_letsTheOthersWait_andTakeTheirTurn() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(10, 0, 0));
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Task<?>> tasks = new ArrayList<>();
    CountDownLatch two = new CountDownLatch(2);
    for (int i = 0; i < 20; i++) {
      tasks.add(
          supervisor
              .task("limited")
              .limit(2)
              .submit(
                  () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    two.countDown();
                    gate.await();
                    running.decrementAndGet();
                    return null;
                  }));
    }
    Supervisors.await(two);
    assertEquals(2, supervisor.info().slotsInUse());
    gate.countDown();
    tasks.forEach(Task::join);
    assertEquals(2, most.get());
  }

  @Test
  void withdrawingALimitedTask_letsTheNextOfItsNameGo() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 1));
    hold(supervisor, TaskPriority.LOW);
    Task<?> first = note(supervisor.task("limited").limit(1).priority(TaskPriority.LOW), "first");
    Task<?> second =
        note(supervisor.task("limited").limit(1).priority(TaskPriority.HIGH), "second");
    assertEquals(TaskStatus.QUEUED, second.status());
    first.cancel("not needed");
    second.join();
    assertEquals(List.of("second"), order);
    gate.countDown();
  }

  @Test
  void fullQueue_refusesWithNameAndSize_andForgetsTheTask() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0).queueLimit(1));
    hold(supervisor, TaskPriority.NORMAL);
    Task<?> waits = note(supervisor.task("waits"), "waits");
    TaskRejectedException refused =
        assertThrows(
            TaskRejectedException.class, () -> note(supervisor.task("refused"), "refused"));
    assertTrue(refused.getMessage().contains("'refused'"), refused.getMessage());
    assertTrue(refused.getMessage().contains("full at 1"), refused.getMessage());
    assertThrows(
        TaskRejectedException.class,
        () -> note(supervisor.task("delayed").delay(Duration.ofHours(1)), "delayed"));
    assertEquals(2, supervisor.info().submitted());
    gate.countDown();
    waits.join();
    assertEquals(List.of("waits"), order);
  }

  @Test
  void executorThatRefuses_refusesTheCall_andLeaksNoSlot() {
    Supervisor supervisor =
        Supervisors.with(
            Supervisors.pool(1, 0, 0),
            work -> {
              throw new java.util.concurrent.RejectedExecutionException("no");
            },
            List.of());
    for (int i = 0; i < 3; i++) {
      assertThrows(TaskRejectedException.class, () -> supervisor.submit(() -> "x"));
    }
    assertEquals(0, supervisor.info().slotsInUse());
    assertEquals(3, supervisor.info().failed());
  }

  @Test
  void largestPool_isLargeEnough() {
    int most = Integer.MAX_VALUE;
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(most, most, most));
    assertEquals("runs", supervisor.submit(() -> "runs").join());
  }

  @Test
  void slot_isFree_whenWhoWaitedForItsTaskLooks() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(2, 0, 0));
    for (int i = 0; i < 2_000; i++) {
      supervisor.task("short").limit(1).submit(() -> "x").join();
      assertEquals(0, supervisor.info().slotsInUse());
    }
  }
}
