package dev.errand.tck.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.TaskRejectedException;
import dev.errand.TaskSupervisor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An application whose queue has one place, in each of the ways of being full. Source: PRI-4. */
@ApplicationScoped
public class FullQueue {
  private static final Map<String, String> SMALL =
      Map.of(
          "errand.pool.size", "1",
          "errand.pool.reserve.normal", "0",
          "errand.queue.limit", "1");

  /** Its submitters wait. */
  public static final Map<String, String> WAITS = with("WAIT", "PT20S");

  /** Its submitters wait, but not for long. */
  public static final Map<String, String> WAITS_SHORTLY = with("WAIT", "PT0.05S");

  /** Its submitters run it. */
  public static final Map<String, String> CALLER_RUNS = with("CALLER_RUNS", "PT1M");

  private static final Duration LONG = Duration.ofSeconds(20);

  private static Map<String, String> with(String full, String wait) {
    Map<String, String> all = new HashMap<>(SMALL);
    all.put("errand.queue.full", full);
    all.put("errand.queue.wait", wait);
    return Map.copyOf(all);
  }

  @Background
  public Task<Thread> hold(CountDownLatch started, CountDownLatch gate)
      throws InterruptedException {
    started.countDown();
    gate.await();
    return Task.of(Thread.currentThread());
  }

  @Background
  public Task<Thread> quick() {
    return Task.of(Thread.currentThread());
  }

  /** Takes the slot and the place, and does something then. */
  private static void whenFull(Instance<Object> beans, CountDownLatch gate, Step step)
      throws Exception {
    FullQueue bean = beans.select(FullQueue.class).get();
    CountDownLatch started = new CountDownLatch(1);
    Task<Thread> first = bean.hold(started, gate);
    assertTrue(started.await(LONG.toSeconds(), TimeUnit.SECONDS));
    Task<Thread> second = bean.quick();
    try {
      step.run(bean);
    } finally {
      gate.countDown();
    }
    first.join(LONG);
    second.join(LONG);
  }

  private interface Step {
    void run(FullQueue bean) throws Exception;
  }

  /** With {@link #WAITS}. */
  public static void checkWaits(Instance<Object> beans) throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    whenFull(
        beans,
        gate,
        bean -> {
          CompletableFuture<Task<Thread>> third = new CompletableFuture<>();
          Thread submitter = new Thread(() -> third.complete(bean.quick()));
          submitter.start();
          while (submitter.getState() != Thread.State.TIMED_WAITING && submitter.isAlive()) {
            Thread.onSpinWait(); // there is no other way to see that a thread waits
          }
          assertFalse(third.isDone());
          gate.countDown();
          third.get(LONG.toSeconds(), TimeUnit.SECONDS).join(LONG);
        });
  }

  /** With {@link #WAITS_SHORTLY}. */
  public static void checkWaitsShortly(Instance<Object> beans) throws Exception {
    whenFull(
        beans,
        new CountDownLatch(1),
        bean -> {
          Throwable refused = assertThrows(TaskRejectedException.class, bean::quick);
          String message = refused.getMessage();
          assertTrue(message.contains("FullQueue.quick"), message);
          assertTrue(message.contains("full at 1 (errand.queue.limit)"), message);
          assertTrue(message.contains("PT0.05S (errand.queue.wait)"), message);
        });
  }

  /** With {@link #CALLER_RUNS}. */
  public static void checkCallerRuns(Instance<Object> beans) throws Exception {
    whenFull(
        beans,
        new CountDownLatch(1),
        bean -> {
          Task<Thread> third = bean.quick();
          assertTrue(third.isDone());
          assertSame(Thread.currentThread(), third.join(LONG));
          assertEquals(1, beans.select(TaskSupervisor.class).get().info().slotsInUse());
        });
  }
}
