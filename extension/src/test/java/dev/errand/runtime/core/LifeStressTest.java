package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskPriority;
import dev.errand.TaskStatus;
import dev.errand.event.TaskEnded;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskQueued;
import dev.errand.event.TaskStarted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;

/** Starts and cancels at random moments from several threads: every history must be legal. */
class LifeStressTest {
  private static final int TASKS = 2_000;
  private static final int THREADS = 4;

  private final Map<TaskId, Queue<TaskEvent>> told = new ConcurrentHashMap<>();
  private final AtomicInteger strayInterrupts = new AtomicInteger();

  @RepeatedTest(5)
  void randomStartsAndCancels_everyHistoryIsLegal() throws Exception {
    OwnExecutor executor = new OwnExecutor("errand-");
    Supervisor supervisor =
        Supervisors.listening(
            Supervisors.pool(2, 1, 1),
            executor,
            event ->
                told.computeIfAbsent(event.task().id(), id -> new ConcurrentLinkedQueue<>())
                    .add(event));
    Queue<Task<?>> tasks = new ConcurrentLinkedQueue<>();
    CyclicBarrier together = new CyclicBarrier(THREADS);
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      SplittableRandom random = new SplittableRandom(t);
      Thread thread = new Thread(() -> startAndCancel(supervisor, tasks, together, random));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    CountDownLatch ended = new CountDownLatch(tasks.size());
    tasks.forEach(task -> task.whenComplete((result, failure) -> ended.countDown()));
    Supervisors.await(ended);
    assertEquals(TASKS, tasks.size());
    tasks.forEach(this::checkHistory);
    assertEquals(0, strayInterrupts.get(), "interrupts that hit a task that was not cancelled");
    supervisor.close();
    executor.close(); // the last worker has given its slot back when it has ended
    assertEquals(0, supervisor.info().slotsInUse());
  }

  private void startAndCancel(
      Supervisor supervisor,
      Queue<Task<?>> tasks,
      CyclicBarrier together,
      SplittableRandom random) {
    try {
      together.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    TaskPriority[] priorities = TaskPriority.values();
    for (int i = 0; i < TASKS / THREADS; i++) {
      int work = random.nextInt(50);
      Task<?> task =
          supervisor
              .task("stress" + random.nextInt(3))
              .priority(priorities[random.nextInt(priorities.length)])
              .delay(
                  random.nextInt(4) == 0
                      ? Duration.ofNanos(random.nextInt(100_000))
                      : Duration.ZERO)
              .submit(() -> body(work));
      tasks.add(task);
      if (random.nextBoolean()) {
        LockSupport.parkNanos(random.nextInt(20_000));
        task.cancel("at random");
      }
    }
  }

  private int body(int work) {
    for (int i = 0; i < work; i++) {
      Thread.onSpinWait();
    }
    LockSupport.parkNanos(work * 100L);
    if (Thread.currentThread().isInterrupted() && !dev.errand.TaskContext.current().isCancelled()) {
      strayInterrupts.incrementAndGet();
    }
    return work;
  }

  private void checkHistory(Task<?> task) {
    List<TaskEvent> events =
        new ArrayList<>(told.getOrDefault(task.id(), new ConcurrentLinkedQueue<>()));
    String history = task.id() + ": " + events;
    assertTrue(events.get(0) instanceof TaskQueued, history);
    assertEquals(1, events.stream().filter(TaskEnded.class::isInstance).count(), history);
    assertTrue(events.get(events.size() - 1) instanceof TaskEnded, history);
    long started = events.stream().filter(TaskStarted.class::isInstance).count();
    assertTrue(started <= 1, history);
    TaskStatus last = events.get(events.size() - 1).task().status();
    assertEquals(task.status(), last, history);
    if (last == TaskStatus.COMPLETED) {
      assertEquals(3, events.size(), history);
    }
    assertFalse(last == TaskStatus.FAILED, history);
    assertEquals(started == 1, task.info().startedAt().isPresent(), history);
  }
}
