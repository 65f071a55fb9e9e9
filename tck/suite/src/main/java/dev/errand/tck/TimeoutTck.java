package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskStatus;
import dev.errand.event.TaskFailed;
import dev.errand.tck.app.Timeouts;
import dev.errand.tck.app.Ways;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;

/** RTY-3: {@code @Timeout} around the body. */
public class TimeoutTck extends ToleranceTest {
  private static final List<Class<? extends Ways>> ALONE =
      List.of(Timeouts.Alone.class, Timeouts.OfClass.class);
  private static final List<Class<? extends Ways>> RETRIED =
      List.of(Timeouts.Retried.class, Timeouts.RetriedOfClass.class);
  private static final List<Way> ON_THE_THREAD = List.of(Way.NOTHING, Way.TASK, Way.STAGE);

  @Test
  @Requirement("RTY-3")
  void bodyThatTakesTooLong_isInterrupted_andItsTaskFails() throws Exception {
    for (Class<? extends Ways> type : ALONE) {
      for (Way way : ON_THE_THREAD) {
        assertTimedOut(type, way, 1);
      }
    }
  }

  @Test
  @Requirement({"RTY-2", "RTY-3"})
  void eachAttemptThatTakesTooLong_isInterrupted_andTriedAgain() throws Exception {
    for (Class<? extends Ways> type : RETRIED) {
      for (Way way : ON_THE_THREAD) {
        assertTimedOut(type, way, 3);
      }
    }
  }

  private static void assertTimedOut(Class<? extends Ways> type, Way way, int attempts)
      throws Exception {
    String what = type + " " + way;
    Body body = Body.held(new CountDownLatch(1), new CountDownLatch(1));
    Task<?> task = call(bean(type), way, body);
    assertInstanceOf(TimeoutException.class, failure(task), what);
    assertEquals(TaskStatus.FAILED, task.status(), what);
    assertEquals(attempts, body.runs.get(), what);
    assertEquals(attempts, body.interrupts.get(), what);
    assertEquals(attempts, task.info().attempts(), what);
    assertAttemptsFailed(attempts, task, what);
    assertInstanceOf(TaskFailed.class, heard(task).get(heard(task).size() - 1), what);
  }

  @Test
  @Requirement("RTY-3")
  void stageThatTakesTooLong_isCancelled_andItsTaskFails() throws Exception {
    for (Class<? extends Ways> type :
        List.of(Timeouts.Alone.class, Timeouts.RetriedOfClass.class)) {
      List<CompletableFuture<String>> stages = new CopyOnWriteArrayList<>();
      Task<?> task =
          assertInstanceOf(
              Task.class,
              bean(type)
                  .stage(
                      () -> {
                        CompletableFuture<String> stage = new CompletableFuture<>();
                        stages.add(stage);
                        return stage;
                      }));
      assertInstanceOf(TimeoutException.class, failure(task), type.toString());
      assertEquals(type == Timeouts.Alone.class ? 1 : 3, stages.size(), type.toString());
      assertTrue(stages.stream().allMatch(CompletableFuture::isCancelled), type.toString());
      assertEquals(stages.size(), failedAttempts(task).size(), type.toString());
    }
  }

  @Test
  @Requirement("RTY-3")
  void bodyThatIsInTime_givesItsResult() throws Exception {
    for (Class<? extends Ways> type : ALONE) {
      for (Way way : Way.values()) {
        Task<?> task = call(bean(type), way, Body.failing(0));
        assertResult("at last", task, way, type + " " + way);
        assertEquals(1, task.info().attempts(), type + " " + way);
      }
    }
  }

  @Test
  @Requirement({"RTY-1", "RTY-3"})
  void bodyThatIsInTimeInItsThirdAttempt_givesItsResult() throws Exception {
    for (Class<? extends Ways> type : RETRIED) {
      for (Way way : Way.values()) {
        AtomicInteger runs = new AtomicInteger();
        Body body =
            new Body(
                () -> {
                  if (runs.incrementAndGet() < 3) {
                    new CountDownLatch(1).await(LONG.toSeconds(), TimeUnit.SECONDS);
                  }
                  return "in time";
                });
        Task<?> task = call(bean(type), way, body);
        assertResult("in time", task, way, type + " " + way);
        assertEquals(3, task.info().attempts(), type + " " + way);
        assertEquals(2, failedAttempts(task).size(), type + " " + way);
        assertEquals("run 3", task.output().attempt(3).stdout(), type + " " + way);
      }
    }
  }

  /** In RTY-3's words: around the body. Time in the queue is no time of the body. */
  @Test
  @Requirement("RTY-3")
  void timeOfTheWaitingInTheQueue_doesNotCount() throws Exception {
    List<Held> all = new ArrayList<>();
    try {
      for (int i = 0; i < 6; i++) { // as many slots as NORMAL may use
        all.add(Held.submit(supervisor().task("in the way")).running());
      }
      Task<?> task = call(bean(Timeouts.Alone.class), Way.TASK, Body.failing(0));
      CompletableFuture<String> longer =
          new CompletableFuture<String>().completeOnTimeout("later", 500, TimeUnit.MILLISECONDS);
      assertEquals("later", longer.join());
      assertEquals(TaskStatus.QUEUED, task.status());
      all.forEach(Held::close);
      assertEquals("at last", task.join(LONG));
    } finally {
      all.forEach(Held::close);
    }
  }

  @Test
  @Requirement({"RTY-3", "RTY-5", "CAN-2"})
  void cancel_interruptsTheBody_andNothingIsTriedAgain() throws Exception {
    for (Way way : ON_THE_THREAD) {
      CountDownLatch running = new CountDownLatch(1);
      Body body = Body.held(running, new CountDownLatch(1));
      Task<?> task = call(bean(Timeouts.Unhurried.class), way, body);
      await(running);
      task.cancel("enough");
      assertInstanceOf(CancellationException.class, failure(task), way.toString());
      assertEquals(TaskStatus.CANCELLED, task.status(), way.toString());
      assertEquals(1, body.runs.get(), way.toString());
      assertEquals(1, body.interrupts.get(), way.toString());
      assertEquals(List.of(), failedAttempts(task), way.toString());
      Duration took =
          Duration.between(
              task.info().startedAt().orElseThrow(), task.info().endedAt().orElseThrow());
      assertTrue(took.compareTo(LONG) < 0, took.toString());
    }
  }

  @Test
  @Requirement({"RTY-3", "CAN-2"})
  void cancelOfAnUnfinishedStage_cancelsIt() throws Exception {
    CompletableFuture<String> stage = new CompletableFuture<>();
    CountDownLatch running = new CountDownLatch(1);
    Task<?> task =
        assertInstanceOf(
            Task.class,
            bean(Timeouts.Unhurried.class)
                .stage(
                    () -> {
                      running.countDown();
                      return stage;
                    }));
    await(running);
    task.cancel("enough");
    assertInstanceOf(CancellationException.class, failure(task));
    assertEquals(TaskStatus.CANCELLED, task.status());
    assertTrue(stage.isCancelled());
    assertEquals(1, task.info().attempts());
  }
}
