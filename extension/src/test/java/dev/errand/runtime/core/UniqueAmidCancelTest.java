package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.errand.CancelOutcome;
import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskQuery;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import dev.errand.event.TaskEvent;
import dev.errand.runtime.core.SupervisorSettings.Retention;
import dev.errand.spi.Harness;
import dev.errand.spi.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A unique task that somebody else finds, and cancels, before it has its place among all tasks. */
class UniqueAmidCancelTest {
  private final AtomicReference<Consumer<Task<?>>> onAccepted = new AtomicReference<>(task -> {});

  private final Supervisor supervisor =
      Supervisors.harnessed(
          Supervisors.pool(1, 0, 0).retention(new Retention(0, Duration.ofHours(1), 1_000_000)),
          new Accepting());

  /** Does something with a task that is unique already, and to be registered next. */
  private final class Accepting implements Harness {
    @Override
    public TimeSource time(TimeSource real) {
      return real;
    }

    @Override
    public boolean runsHere() {
      return false;
    }

    @Override
    public void accepted(Task<?> task, Supplier<StackTraceElement[]> stack) {
      onAccepted.getAndSet(next -> {}).accept(task);
    }

    @Override
    public void settled(TaskId task) {}

    @Override
    public boolean wants(Class<? extends TaskEvent> type, String taskName) {
      return false;
    }

    @Override
    public void on(TaskEvent event) {}
  }

  @Test
  void cancelledBeforeItIsRegistered_isForgotten_andMakesWayForTheNext() throws Exception {
    TaskRequest unique = supervisor.task("unique").unique().key("key");
    onAccepted.set(
        task -> {
          Task<String> found = unique.submit(() -> "another");
          assertSame(task, found);
          assertEquals(CancelOutcome.WILL_NOT_RUN, found.cancel("not needed"));
        });
    Task<String> cancelled = unique.submit(() -> "never");
    assertEquals(TaskStatus.CANCELLED, cancelled.status());
    assertEquals(Optional.empty(), supervisor.find(cancelled.id()));
    assertEquals(List.of(), supervisor.tasks(TaskQuery.all()));
    assertEquals(0, supervisor.engine().groups());
    Task<String> next = unique.submit(() -> "next");
    assertNotEquals(cancelled.id(), next.id());
    assertEquals("next", next.join(Duration.ofSeconds(Supervisors.LONG_SECONDS)));
  }
}
