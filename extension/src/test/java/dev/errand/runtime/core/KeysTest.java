package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.DeferredTask;
import dev.errand.Task;
import dev.errand.TaskRejectedException;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Keys: limits by key, and unique tasks. */
class KeysTest {
  private final CountDownLatch gate = new CountDownLatch(1);

  private Task<String> held(TaskRequest request, CountDownLatch started) {
    return request.submit(
        () -> {
          started.countDown();
          gate.await();
          return "held";
        });
  }

  @Test
  void limitOfAKey_letsOthersOfTheKeyWait_andOtherKeysRun() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(10, 0, 0));
    TaskRequest request = supervisor.task("keyed").limit(1);
    CountDownLatch started = new CountDownLatch(2);
    Task<?> a1 = held(request.key("a"), started);
    Task<?> a2 = held(request.key(new String("a")), new CountDownLatch(1));
    Task<?> b1 = held(request.key("b"), started);
    Supervisors.await(started);
    assertEquals(TaskStatus.QUEUED, a2.status());
    assertEquals(2, supervisor.info().slotsInUse());
    gate.countDown();
    List.of(a1, a2, b1).forEach(Task::join);
    assertEquals(0, supervisor.engine().groups());
  }

  @Test
  void limitGivenWhileRunning_isThatOfEachKey() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(10, 0, 0));
    TaskRequest request = supervisor.task("keyed");
    CountDownLatch started = new CountDownLatch(2);
    Task<?> a1 = held(request.key("a"), started);
    Task<?> b1 = held(request.key("b"), started);
    Supervisors.await(started);
    supervisor.limit("keyed", 1);
    Task<?> a2 = held(request.key("a"), new CountDownLatch(1));
    Task<?> c1 = held(request.key("c"), new CountDownLatch(1));
    assertEquals(TaskStatus.QUEUED, a2.status());
    assertEquals(3, supervisor.info().slotsInUse());
    gate.countDown();
    List.of(a1, a2, b1, c1).forEach(Task::join);
  }

  @Test
  void keyThatIsNull_isRefused_withTheNameOfTheTask() {
    Supervisor supervisor = Supervisors.plain(SupervisorSettings.DEFAULT);
    Throwable thrown =
        assertThrows(NullPointerException.class, () -> supervisor.task("keyed").key(null));
    assertTrue(thrown.getMessage().contains("'keyed'"), thrown.getMessage());
  }

  @Test
  void uniqueTask_isGivenAgain_untilItHasEnded_andSaysSo() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    TaskRequest unique = supervisor.task("u").unique();
    CountDownLatch started = new CountDownLatch(1);
    List<Object> heard = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch called = new CountDownLatch(1);
    Task<String> running = held(unique, started);
    Supervisors.await(started);
    Task<?> again =
        unique
            .onEnd(
                (result, failure) -> {
                  heard.add(result);
                  called.countDown();
                })
            .submit(() -> "other");
    assertSame(running, again);
    assertEquals(2, running.info().submissions());
    Task<?> queued = unique.key(1).submit(() -> "key 1");
    assertSame(queued, unique.key(1).submit(() -> "key 1"));
    Task<?> delayed = unique.key(2).delay(Duration.ofHours(1)).submit(() -> "key 2");
    assertSame(delayed, unique.key(2).submit(() -> "key 2"));
    delayed.cancel("not needed");
    gate.countDown();
    assertEquals("held", running.join());
    Supervisors.await(called);
    assertEquals(List.of("held"), heard);
    Task<?> next = unique.submit(() -> "next");
    assertNotSame(running, next);
    assertEquals("next", next.join());
    assertEquals(1, next.info().submissions());
    queued.join();
    assertEquals(0, supervisor.engine().groups());
    assertEquals(4, supervisor.info().submitted());
  }

  @Test
  void uniqueTaskThatIsRefused_leavesNothingBehind() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0).queueLimit(1));
    CountDownLatch started = new CountDownLatch(1);
    Task<?> holder = held(supervisor.task("holder"), started);
    Supervisors.await(started);
    Task<?> waits = supervisor.task("waits").submit(() -> "waits");
    TaskRequest unique = supervisor.task("u").unique();
    assertThrows(TaskRejectedException.class, () -> unique.submit(() -> "refused"));
    assertEquals(0, supervisor.engine().groups());
    gate.countDown();
    holder.join();
    waits.join();
    assertEquals("accepted", unique.submit(() -> "accepted").join());
  }

  @Test
  void deferredUniqueTask_countsWhenItIsStarted() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    TaskRequest unique = supervisor.task("u").unique();
    DeferredTask<String> cold = unique.defer(() -> "cold");
    CountDownLatch started = new CountDownLatch(1);
    Task<String> running = held(unique, started);
    Supervisors.await(started);
    assertSame(running, cold.start());
    assertEquals(TaskStatus.CANCELLED, cold.status());
    gate.countDown();
    running.join();
    DeferredTask<String> second = unique.defer(() -> "second");
    assertSame(second, second.start());
    assertEquals("second", second.join());
    assertThrows(IllegalStateException.class, second::start);
  }

  @Test
  void deferredTaskStartedTwiceWhileItWaits_keepsItsPlace() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    CountDownLatch started = new CountDownLatch(1);
    held(supervisor.task("holder"), started);
    Supervisors.await(started);
    DeferredTask<String> task = supervisor.task("deferred").defer(() -> "done");
    task.start();
    assertThrows(IllegalStateException.class, task::start);
    gate.countDown();
    assertEquals("done", task.join());
    assertEquals(0, supervisor.info().queued().values().stream().mapToInt(i -> i).sum());
  }

  @RepeatedTest(3)
  void uniqueTasks_neverRunTwoAtOnce_andNoSubmissionGetsOneThatHasEndedBefore() throws Exception {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(4, 0, 0));
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger runs = new AtomicInteger();
    AtomicInteger wrong = new AtomicInteger();
    TaskRequest unique = supervisor.task("u").unique();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 5_000; i++) {
                  int before = runs.get();
                  Task<Integer> task =
                      unique.submit(
                          () -> {
                            if (inside.incrementAndGet() > 1) {
                              wrong.incrementAndGet();
                            }
                            int run = runs.incrementAndGet();
                            inside.decrementAndGet();
                            return run;
                          });
                  if (task.join() < before) {
                    wrong.incrementAndGet(); // it had ended before it was asked for
                  }
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, wrong.get());
    assertTrue(runs.get() <= 20_000);
    assertEquals(runs.get(), supervisor.info().completed());
    assertEquals(0, supervisor.engine().groups());
    assertFalse(supervisor.info().queued().values().stream().anyMatch(count -> count != 0));
  }
}
