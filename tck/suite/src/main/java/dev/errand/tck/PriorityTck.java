package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.SupervisorInfo;
import dev.errand.Task;
import dev.errand.TaskPriority;
import dev.errand.TaskQuery;
import dev.errand.TaskRejectedException;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import dev.errand.tck.app.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PRI: who runs and who waits. With 4 slots, and 2 and 2 in reserve. */
public class PriorityTck extends TckTest {
  private static final int ALL_SLOTS = 8;

  private final List<Held> held = new ArrayList<>();

  private Held hold(TaskPriority priority) {
    Held one = Held.submit(supervisor().task("held " + priority).priority(priority));
    held.add(one);
    return one;
  }

  private List<Held> hold(int count, TaskPriority priority) {
    List<Held> several = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      several.add(hold(priority));
    }
    return several;
  }

  private static void end(List<Held> several) throws Exception {
    several.forEach(Held::close);
    for (Held one : several) {
      one.task().join(LONG);
    }
  }

  @AfterEach
  void letGo() throws Exception {
    end(held);
  }

  @Test
  @Requirement("PRI-1")
  void eachPriority_hasItsSlots_andCriticalStartsAlways() {
    List<Held> low = hold(5, TaskPriority.LOW);
    low.subList(0, 4).forEach(Held::running);
    List<Held> normal = hold(3, TaskPriority.NORMAL);
    normal.subList(0, 2).forEach(Held::running);
    List<Held> high = hold(3, TaskPriority.HIGH);
    high.subList(0, 2).forEach(Held::running);
    SupervisorInfo full = supervisor().info();
    assertEquals(ALL_SLOTS, full.slotsInUse());
    for (List<Held> several : List.of(low, normal, high)) {
      Held waiting = several.get(several.size() - 1);
      TaskPriority priority = waiting.task().info().priority();
      assertEquals(TaskStatus.QUEUED, waiting.task().status());
      assertEquals(1, full.queued().get(priority), priority.name());
    }
    assertEquals(
        Optional.of(low.get(4).task().info().queuedAt()), full.oldestQueuedAt(), "the oldest");
    hold(3, TaskPriority.CRITICAL).forEach(Held::running);
    assertEquals(ALL_SLOTS + 3, supervisor().info().slotsInUse());
    for (List<Held> several : List.of(low, normal, high)) {
      assertFalse(several.get(several.size() - 1).hasStarted());
    }
  }

  @Test
  @Requirement({"PRI-1", "SUP-7"})
  void inlineTasks_takeNoSlot() {
    hold(ALL_SLOTS, TaskPriority.HIGH).forEach(Held::running);
    int used = supervisor().task("inline").runNow(() -> supervisor().info().slotsInUse()).join();
    assertEquals(ALL_SLOTS, used);
  }

  @Test
  @Requirement("PRI-2")
  void freedSlots_goToTheHighestFirst_andInOrderInsideAPriority() throws Exception {
    List<Held> blockers = hold(ALL_SLOTS, TaskPriority.HIGH);
    blockers.forEach(Held::running);
    List<String> order = new CopyOnWriteArrayList<>();
    List<Task<Boolean>> low = new ArrayList<>();
    List<Task<Boolean>> normal = new ArrayList<>();
    List<Task<Boolean>> high = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      low.add(noting(order, TaskPriority.LOW, i));
      normal.add(noting(order, TaskPriority.NORMAL, i));
      high.add(noting(order, TaskPriority.HIGH, i));
    }
    // One slot at a time is free for each priority, so the order of starting is the order of lines.
    end(blockers.subList(0, 1));
    supervisor().awaitAll(high, LONG);
    assertEquals(List.of("HIGH 1", "HIGH 2", "HIGH 3"), order);
    end(blockers.subList(1, 3));
    supervisor().awaitAll(normal, LONG);
    assertEquals(List.of("NORMAL 1", "NORMAL 2", "NORMAL 3"), order.subList(3, order.size()));
    end(blockers.subList(3, 5));
    supervisor().awaitAll(low, LONG);
    assertEquals(List.of("LOW 1", "LOW 2", "LOW 3"), order.subList(6, order.size()));
  }

  private static Task<Boolean> noting(List<String> order, TaskPriority priority, int number) {
    return supervisor()
        .task("noting")
        .priority(priority)
        .submit(() -> order.add(priority + " " + number));
  }

  @Test
  @Requirement("PRI-2")
  void higherOne_goesBeforeALowerOneThatWaitedLonger() throws Exception {
    List<Held> blockers = hold(4, TaskPriority.LOW);
    blockers.forEach(Held::running);
    blockers.addAll(hold(4, TaskPriority.HIGH));
    blockers.forEach(Held::running);
    List<String> order = new CopyOnWriteArrayList<>();
    Task<Boolean> normal = noting(order, TaskPriority.NORMAL, 1);
    Task<Boolean> high = noting(order, TaskPriority.HIGH, 1);
    end(blockers.subList(0, 3)); // with the third a slot is free that both may use
    supervisor().awaitAll(List.of(normal, high), LONG);
    assertEquals(List.of("HIGH 1", "NORMAL 1"), order);
  }

  @Test
  @Requirement("PRI-3")
  void delayedTasks_holdNoSlotAndNoThread() {
    TaskRequest request = supervisor().task("delayed").priority(TaskPriority.HIGH);
    List<Task<?>> delayed = new ArrayList<>();
    for (int i = 0; i < ALL_SLOTS + 4; i++) {
      delayed.add(request.delay(Duration.ofHours(1)).submit(() -> "much later"));
    }
    hold(4, TaskPriority.LOW).forEach(Held::running);
    assertEquals(4, supervisor().info().slotsInUse());
    for (Task<?> task : delayed) {
      assertEquals(TaskStatus.DELAYED, task.status());
      assertEquals(Optional.empty(), task.info().thread());
      task.cancel("delayed enough");
    }
  }

  @Test
  @Requirement("PRI-3")
  void delayedTask_startsWhenItsTimeHasCome() throws Exception {
    Duration delay = Duration.ofMillis(120);
    Task<String> task = supervisor().task("delayed").delay(delay).submit(() -> "later");
    assertEquals("later", task.join(LONG));
    Duration waited =
        Duration.between(task.info().queuedAt(), task.info().startedAt().orElseThrow());
    assertTrue(waited.compareTo(delay) >= 0, waited.toString());
  }

  @Test
  @Requirement("PRI-4")
  void fullQueue_refuses_withTheNameAndTheSize() {
    hold(ALL_SLOTS, TaskPriority.HIGH).forEach(Held::running);
    TaskQuery crowd = TaskQuery.all().name("crowd");
    TaskRequest request = supervisor().task("crowd");
    AtomicInteger runs = new AtomicInteger();
    for (int i = 0; i < 2000; i++) {
      Task<?> unused = request.submit(runs::incrementAndGet);
    }
    try {
      SupervisorInfo full = supervisor().info();
      assertEquals(2000, full.queued().get(TaskPriority.NORMAL));
      for (TaskRejectedException refused :
          List.of(
              assertThrows(
                  TaskRejectedException.class,
                  () -> supervisor().task("one too many").submit(runs::incrementAndGet)),
              assertThrows(
                  TaskRejectedException.class,
                  () ->
                      supervisor()
                          .task("one too many")
                          .delay(Duration.ofHours(1))
                          .submit(runs::incrementAndGet)))) {
        assertMentions(refused, "one too many", "2000", "errand.queue.limit");
      }
      CountDownLatch notCalled = new CountDownLatch(1);
      assertMentions(
          assertThrows(
              TaskRejectedException.class, () -> bean(Runs.class).nothing("refused", notCalled)),
          "Runs.nothing");
      assertEquals(List.of(), supervisor().tasks(TaskQuery.all().name("one too many")));
      assertEquals(full.submitted(), supervisor().info().submitted());
      hold(TaskPriority.CRITICAL).running();
    } finally {
      assertEquals(2000, supervisor().cancelAll(crowd, "crowd control"));
    }
    assertEquals(0, runs.get());
    assertEquals(0, supervisor().info().queued().get(TaskPriority.NORMAL));
  }
}
