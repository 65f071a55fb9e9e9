package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many tasks are told to stop at once, by one who leaves his slot as soon as he is told. */
class MassCancelTest {
  private static final int WAITING = 5_000;

  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger ran = new AtomicInteger();
  private final List<Task<?>> waiting = new ArrayList<>();

  private Task<?> obedient(Supervisor supervisor) {
    CountDownLatch inside = new CountDownLatch(1);
    Task<?> task =
        supervisor
            .task("import")
            .submit(
                () -> {
                  inside.countDown();
                  never.await();
                  return null;
                });
    Supervisors.await(inside);
    return task;
  }

  private void crowd(Supervisor supervisor) {
    for (int i = 0; i < WAITING; i++) {
      waiting.add(supervisor.task("import").submit(ran::incrementAndGet));
    }
  }

  private void assertNoneRan() {
    for (Task<?> task : waiting) {
      assertThrows(CancellationException.class, task::join);
    }
    assertEquals(0, ran.get());
  }

  @Test
  void cancelAll_letsNoneThatWaitsRun() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    obedient(supervisor);
    crowd(supervisor);
    assertEquals(WAITING + 1, supervisor.cancelAll(TaskQuery.all().name("import"), "broken"));
    assertNoneRan();
  }

  @Test
  void shutdown_letsNoneThatWaitsRunAfterItsGrace() {
    Supervisor supervisor =
        Supervisors.plain(
            Supervisors.pool(16, 0, 0).shutdown(Duration.ofMillis(1), Duration.ofSeconds(5)));
    for (int i = 0; i < 16; i++) {
      obedient(supervisor);
    }
    crowd(supervisor);
    supervisor.close();
    assertNoneRan();
  }

  @Test
  void awaitAllSucceed_letsNoneThatWaitsRunAfterAFailure() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    Task<Object> failed =
        supervisor
            .task("failed")
            .submit(
                () -> {
                  throw new IllegalStateException("no");
                });
    assertThrows(CompletionException.class, failed::join);
    waiting.add(obedient(supervisor));
    crowd(supervisor);
    List<Task<?>> all = new ArrayList<>(waiting);
    all.add(failed);
    assertThrows(
        CompletionException.class, () -> supervisor.awaitAllSucceed(all, Duration.ofSeconds(20)));
    assertNoneRan();
  }

  @Test
  void cancelledParent_letsNoChildOfItsStartInItsSlot() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    Task<?> parent =
        supervisor
            .task("parent")
            .submit(
                () -> {
                  for (int i = 0; i < WAITING; i++) {
                    waiting.add(
                        supervisor.task("child").cancelWithParent().submit(ran::incrementAndGet));
                  }
                  inside.countDown();
                  never.await();
                  return null;
                });
    Supervisors.await(inside);
    parent.cancel("enough");
    assertNoneRan();
  }

  @Test
  void childOfAParentThatIsToldToStop_doesNotRun_andSaysWhy() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(2, 0, 0));
    List<Throwable> thrown = new ArrayList<>();
    Task<?> parent =
        supervisor
            .task("parent")
            .submit(
                () -> {
                  inside.countDown();
                  while (!TaskContext.current().isCancelled()) {
                    Thread.onSpinWait();
                  }
                  Task<?> late =
                      supervisor.task("late").cancelWithParent().submit(ran::incrementAndGet);
                  waiting.add(late);
                  thrown.add(assertThrows(CancellationException.class, late::join));
                  Task<?> here =
                      supervisor.task("here").cancelWithParent().runNow(ran::incrementAndGet);
                  thrown.add(assertThrows(CancellationException.class, here::join));
                  return null;
                });
    Supervisors.await(inside);
    parent.cancel("enough");
    assertThrows(CancellationException.class, parent::join);
    assertNoneRan();
    assertEquals(2, thrown.size());
    for (Throwable one : thrown) {
      String reason = "was cancelled: Its parent " + parent + " was cancelled: enough";
      assertTrue(one.getMessage().endsWith(reason), one::getMessage);
    }
  }

  @Test
  void bodyThatWaitsInJoin_leavesWhenItIsCancelled() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(2, 0, 0));
    Task<?> awaited = obedient(supervisor);
    CountDownLatch waits = new CountDownLatch(1);
    List<Throwable> thrown = new ArrayList<>();
    Task<?> task =
        supervisor
            .task("waits")
            .submit(
                () -> {
                  waits.countDown();
                  try {
                    return awaited.join();
                  } catch (CompletionException e) {
                    thrown.add(e);
                    assertTrue(Thread.currentThread().isInterrupted());
                    throw e;
                  }
                });
    Supervisors.await(waits);
    task.cancel("enough");
    assertThrows(CancellationException.class, task::join);
    assertInstanceOf(InterruptedException.class, thrown.get(0).getCause());
    awaited.cancel("over");
  }

  @Test
  void whoWaitsInJoinOutsideOfABody_isNotInterrupted() {
    Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
    CountDownLatch gate = new CountDownLatch(1);
    Task<String> task =
        supervisor
            .task("gated")
            .submit(
                () -> {
                  gate.await();
                  return "done";
                });
    Thread.currentThread().interrupt();
    gate.countDown();
    assertEquals("done", task.join());
    assertTrue(Thread.interrupted());
  }
}
