package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskStatus;
import dev.errand.event.TaskCancelled;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskUnresponsive;
import dev.errand.runtime.core.Recipe.ResultKind;
import dev.errand.runtime.core.SupervisorSettings.Grace;
import dev.errand.spi.TaskRun;
import dev.errand.spi.TaskSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Bodies that are told to stop and stay, and what goes when a task has ended. */
class LeavingTest {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final FakeTime time = new FakeTime();
  private final List<TaskEvent> told = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch inside = new CountDownLatch(1);

  private Supervisor supervisor(Duration cancel) {
    return Supervisors.at(
        time,
        Supervisors.pool(2, 0, 0)
            .retention(new SupervisorSettings.Retention(0, GRACE, 0))
            .grace(new Grace(GRACE, GRACE, cancel)),
        new OwnExecutor("errand-"),
        told::add);
  }

  private Task<?> stubborn(Supervisor supervisor) {
    Task<?> task =
        supervisor
            .task("stubborn")
            .submit(
                () -> {
                  ignoresItsInterrupt();
                  return null;
                });
    Supervisors.await(inside);
    return task;
  }

  private void ignoresItsInterrupt() {
    inside.countDown(); // here: it is on the stack from now on
    while (gate.getCount() > 0) {
      try {
        gate.await();
      } catch (InterruptedException ignored) {
        // That is the point of it.
      }
    }
  }

  private List<TaskUnresponsive> unresponsive() {
    return told.stream()
        .filter(TaskUnresponsive.class::isInstance)
        .map(TaskUnresponsive.class::cast)
        .toList();
  }

  @Test
  void bodyThatStays_isToldOfOnce_withItsStack_beforeItsEnd() {
    Supervisor supervisor = supervisor(GRACE);
    Task<?> task = stubborn(supervisor);
    task.cancel("enough");
    task.cancel("enough again");
    time.pass(GRACE.minusMillis(1));
    assertEquals(List.of(), unresponsive());
    time.pass(GRACE.multipliedBy(3));
    assertEquals(1, unresponsive().size());
    TaskUnresponsive event = unresponsive().get(0);
    assertEquals("enough", event.reason());
    assertEquals(TaskStatus.CANCELLING, event.task().status());
    assertTrue(
        event.stack().stream().anyMatch(f -> f.getMethodName().equals("ignoresItsInterrupt")),
        event.stack()::toString);
    gate.countDown();
    task.handle((result, failure) -> "over").toCompletableFuture().join();
    assertTrue(told.get(told.size() - 1) instanceof TaskCancelled);
  }

  @Test
  void bodyThatLeaves_isNotToldOf_andNothingStaysArmed() {
    Supervisor supervisor = supervisor(GRACE);
    Task<?> task =
        supervisor
            .task("obedient")
            .submit(
                () -> {
                  inside.countDown();
                  gate.await();
                  return null;
                });
    Supervisors.await(inside);
    task.cancel("enough");
    task.handle((result, failure) -> "over").toCompletableFuture().join();
    assertEquals(0, time.armed());
    assertEquals(List.of(), unresponsive());
  }

  @Test
  void zero_switchesItOff() {
    Supervisor supervisor = supervisor(Duration.ZERO);
    Task<?> task = stubborn(supervisor);
    task.cancel("enough");
    assertEquals(0, time.armed());
    gate.countDown();
    task.handle((result, failure) -> "over").toCompletableFuture().join();
  }

  @Test
  void stageThatStays_isToldOfWithoutAStack() {
    Supervisor supervisor = supervisor(GRACE);
    CompletableFuture<String> stubborn =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterruptIfRunning) {
            return false;
          }
        };
    CountDownLatch left = new CountDownLatch(1);
    SupervisedTask<String> task =
        supervisor.submit(
            supervisor.recipe(TaskSettings.named("stage"), ResultKind.STAGE),
            t -> {
              Object stage = t.attempt(run -> stubborn);
              left.countDown();
              return stage;
            });
    Supervisors.await(left);
    task.cancel("enough");
    time.pass(GRACE);
    assertEquals(1, unresponsive().size());
    stubborn.complete("late");
    task.handle((result, failure) -> "over").toCompletableFuture().join();
    assertEquals(TaskStatus.CANCELLED, task.status());
  }

  @Test
  void resource_isOneOverAllAttempts_andClosedBeforeWaitersAreReleased() {
    Supervisor supervisor = supervisor(GRACE);
    AtomicInteger closed = new AtomicInteger();
    AtomicReference<TaskRun> kept = new AtomicReference<>();
    Recipe recipe = supervisor.recipe(TaskSettings.named("resourceful"), ResultKind.STAGE);
    SupervisedTask<Object> task =
        supervisor.submit(
            recipe,
            t -> {
              Resource first = (Resource) t.attempt(run -> resource(run, closed));
              Resource second = (Resource) t.attempt(run -> resource(run, closed));
              assertSame(first, second);
              t.attempt(
                  run -> {
                    kept.set(run);
                    return null;
                  });
              assertEquals(0, closed.get());
              return null;
            });
    task.join();
    assertEquals(1, closed.get());
    assertNull(kept.get().resource(Resource.class, () -> new Resource(closed)));
    assertEquals(TaskStatus.COMPLETED, task.status());
  }

  private record Resource(AtomicInteger closed) implements AutoCloseable {
    @Override
    public void close() {
      closed.incrementAndGet();
      throw new IllegalStateException("is logged, and keeps nobody");
    }
  }

  private static Object resource(TaskRun run, AtomicInteger closed) {
    return run.resource(Resource.class, () -> new Resource(closed));
  }
}
