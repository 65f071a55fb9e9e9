package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.event.TaskEnded;
import dev.errand.spi.TaskRun;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** When a task started whose worker came straight from another one. */
class HandOverTest {
  private final TickingTime time = new TickingTime();
  private final Supervisor supervisor = Supervisors.at(time, Supervisors.pool(1, 0, 0));
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);

  /** What was read between the two tasks. */
  private volatile long between;

  private void lookAtTheClock() {
    between = time.now();
  }

  /** Submits the first task, without a result: its failure is logged. It is running after this. */
  private Task<?> first(Supervisor by, Runnable body) {
    Task<?> task =
        by.task("first")
            .submit(
                () -> {
                  started.countDown();
                  Supervisors.await(gate);
                  body.run();
                });
    Supervisors.await(started);
    return task;
  }

  /** Submits the next one, lets the first one end, and waits for the next one alone. */
  private Instant startOfNext(Supervisor by) {
    Task<?> next = by.task("next").submit(() -> "next");
    gate.countDown();
    next.join();
    return next.info().startedAt().orElseThrow();
  }

  private void assertStartsAfterThat(Instant start) {
    assertTrue(between > 0, "nobody looked at the clock");
    assertTrue(start.isAfter(time.instant(between)), start + " is before " + between);
  }

  @Test
  void quietEnd_isTheStartOfTheNext() {
    Task<?> first = first(supervisor, () -> {});
    Instant start = startOfNext(supervisor);
    assertEquals(first.info().endedAt().orElseThrow(), start);
  }

  @Test
  void taskQueuedAfterThatEnd_startsWhenItWasQueued() {
    CompletableFuture<Task<?>> late = new CompletableFuture<>();
    Task<?> first =
        first(
            supervisor,
            () -> // next the end is read; then the task still has its slot
            time.afterNextReading(
                    () -> late.complete(supervisor.task("late").submit(() -> "late"))));
    gate.countDown();
    Task<?> next = late.join();
    next.join();
    assertTrue(next.info().queuedAt().isAfter(first.info().endedAt().orElseThrow()));
    assertEquals(next.info().queuedAt(), next.info().startedAt().orElseThrow());
  }

  @Test
  void resourceThatIsClosed_isNoTimeOfTheNext() {
    first(
        supervisor,
        () ->
            Objects.requireNonNull(TaskRun.current())
                .resource(AutoCloseable.class, () -> this::lookAtTheClock));
    assertStartsAfterThat(startOfNext(supervisor));
  }

  @Test
  void listener_isNoTimeOfTheNext() {
    Supervisor heard =
        Supervisors.at(
            time,
            Supervisors.pool(1, 0, 0),
            new OwnExecutor("errand-"),
            event -> {
              if (event instanceof TaskEnded && event.task().name().equals("first")) {
                lookAtTheClock();
              }
            });
    first(heard, () -> {});
    assertStartsAfterThat(startOfNext(heard));
  }

  @Test
  void callback_isNoTimeOfTheNext() {
    CompletableFuture<?> unused =
        first(supervisor, () -> {}).toCompletableFuture().thenRun(this::lookAtTheClock);
    assertStartsAfterThat(startOfNext(supervisor));
  }

  @Test
  void failureThatIsLogged_isNoTimeOfTheNext() {
    first(
        supervisor,
        () -> {
          throw new IllegalStateException() {
            @Override
            public String getMessage() { // whoever logs it asks
              lookAtTheClock();
              return "on purpose";
            }
          };
        });
    assertStartsAfterThat(startOfNext(supervisor));
  }
}
