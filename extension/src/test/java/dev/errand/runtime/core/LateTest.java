package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.CancelOutcome;
import dev.errand.Task;
import dev.errand.TaskPriority;
import dev.errand.TaskStatus;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskLate;
import dev.errand.event.TaskLate.Level;
import dev.errand.runtime.core.SupervisorSettings.Late;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Late tasks, with a clock and an executor that the test turns. */
class LateTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final SupervisorSettings ONE_SLOT =
      Supervisors.pool(1, 0, 0)
          .retention(new SupervisorSettings.Retention(0, SECOND, 0))
          .late(new Late(Duration.ofSeconds(5), Duration.ofSeconds(10)));

  private final FakeTime time = new FakeTime();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final List<String> late = new ArrayList<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();

  private Supervisor supervisor(SupervisorSettings settings) {
    return Supervisors.at(time, settings, work::add, this::note);
  }

  private void note(TaskEvent event) {
    if (event instanceof TaskLate told) {
      late.add(told.task().name() + " " + told.level());
    }
  }

  private void run() {
    for (Runnable next = work.poll(); next != null; next = work.poll()) {
      next.run();
    }
  }

  /** Takes the only slot until {@link #end} is completed. */
  private void hold(Supervisor supervisor) {
    supervisor.submit(
        supervisor.recipe(dev.errand.spi.TaskSettings.named("holder"), Recipe.ResultKind.STAGE),
        task -> task.attempt(run -> end));
    run();
  }

  @Test
  void waitingTask_isLateOnceAtEachThreshold() {
    Supervisor supervisor = supervisor(ONE_SLOT);
    hold(supervisor);
    assertEquals(0, time.armed(), "nobody waits");
    Task<?> waits = supervisor.task("waits").submit(() -> "x");
    assertEquals(1, time.armed());
    time.pass(Duration.ofMillis(4_999));
    assertEquals(List.of(), late);
    time.pass(Duration.ofMillis(20));
    assertEquals(List.of("waits " + Level.WARNING), late);
    time.pass(SECOND.multipliedBy(60));
    assertEquals(List.of("waits " + Level.WARNING, "waits " + Level.CRITICAL), late);
    assertEquals(0, time.armed(), "nobody can become late");
    end.complete("over");
    run();
    assertEquals(TaskStatus.COMPLETED, waits.status());
    assertEquals(2, late.size());
  }

  @Test
  void waitingTask_startsAtTheTimeThatItsAgeLetsIt_withNothingElseHappening() {
    Supervisor supervisor =
        supervisor(
            Supervisors.pool(1, 0, 1)
                .ageing(SECOND)
                .late(new Late(Duration.ZERO, Duration.ZERO))
                .retention(new SupervisorSettings.Retention(0, SECOND, 0)));
    hold(supervisor);
    Task<?> low = supervisor.task("low").priority(TaskPriority.LOW).submit(() -> "x");
    time.pass(Duration.ofMillis(1_999));
    run();
    assertEquals(TaskStatus.QUEUED, low.status());
    time.pass(Duration.ofMillis(1));
    run();
    assertEquals(TaskStatus.COMPLETED, low.status());
    assertEquals(0, time.armed());
    end.complete("over");
  }

  @Test
  void cancelledHeadOfTheLine_letsTheNextStartThatAgeHasLifted() {
    Supervisor supervisor =
        supervisor(
            Supervisors.pool(1, 0, 1).ageing(SECOND).late(new Late(Duration.ZERO, Duration.ZERO)));
    hold(supervisor);
    supervisor.pause("first");
    Task<?> first = supervisor.task("first").submit(() -> "x");
    Task<?> second = supervisor.task("second").submit(() -> "x");
    time.pass(Duration.ofMillis(999));
    supervisor.resume("first"); // its waiting begins now
    time.pass(Duration.ofMillis(500));
    run();
    assertEquals(TaskStatus.QUEUED, second.status(), "the first one of a priority goes first");
    first.cancel("test");
    run();
    assertEquals(TaskStatus.COMPLETED, second.status());
    end.complete("over");
  }

  @Test
  void taskThatStartsInTime_isNotLate_andNothingStaysArmed() {
    Supervisor supervisor = supervisor(ONE_SLOT);
    hold(supervisor);
    supervisor.task("waits").submit(() -> "x");
    time.pass(SECOND);
    end.complete("over");
    run();
    assertEquals(0, time.armed());
    time.pass(SECOND.multipliedBy(60));
    assertEquals(List.of(), late);
  }

  @Test
  void delayAndPause_doNotCount() {
    Supervisor supervisor = supervisor(ONE_SLOT);
    hold(supervisor);
    supervisor.task("delayed").delay(SECOND.multipliedBy(20)).submit(() -> "x");
    supervisor.pause("paused");
    supervisor.task("paused").submit(() -> "x");
    time.pass(SECOND.multipliedBy(24));
    assertEquals(List.of(), late);
    supervisor.resume("paused");
    time.pass(SECOND.multipliedBy(2));
    assertEquals(List.of("delayed " + Level.WARNING), late);
    supervisor.pauseAll();
    time.pass(SECOND.multipliedBy(100));
    assertEquals(1, late.size());
    supervisor.resumeAll();
    time.pass(SECOND.multipliedBy(4));
    assertEquals(1, late.size());
    time.pass(SECOND.multipliedBy(2));
    assertEquals(List.of("delayed WARNING", "paused WARNING"), late.stream().sorted().toList());
  }

  @Test
  void taskKeptByItsLimit_isLateToo_andACancelledOneIsNot() {
    Supervisor supervisor = supervisor(ONE_SLOT);
    hold(supervisor);
    supervisor.task("limited").limit(1).submit(() -> "x");
    supervisor.task("limited").limit(1).submit(() -> "x");
    Task<?> cancelled = supervisor.task("cancelled").submit(() -> "x");
    assertEquals(CancelOutcome.WILL_NOT_RUN, cancelled.cancel("not needed"));
    time.pass(SECOND.multipliedBy(6));
    assertEquals(List.of("limited WARNING", "limited WARNING"), late);
  }

  @Test
  void taskKeptByItsExecutor_isLateWhenItBegins() {
    Supervisor supervisor = supervisor(ONE_SLOT);
    supervisor.task("sent").submit(() -> "x");
    time.pass(SECOND.multipliedBy(11));
    run();
    assertEquals(List.of("sent WARNING", "sent CRITICAL"), late);
  }

  @Test
  void zero_switchesItOff() {
    Supervisor supervisor = supervisor(ONE_SLOT.late(new Late(Duration.ZERO, Duration.ZERO)));
    hold(supervisor);
    supervisor.task("waits").submit(() -> "x");
    assertEquals(0, time.armed());
    Supervisor other = supervisor(ONE_SLOT.late(new Late(Duration.ZERO, SECOND)));
    hold(other);
    other.task("other").submit(() -> "x");
    time.pass(SECOND.multipliedBy(60));
    assertEquals(List.of("other CRITICAL"), late);
  }

  @Test
  void manyLateTasks_areToldOfTogether() {
    Supervisor supervisor = supervisor(ONE_SLOT);
    hold(supervisor);
    for (int i = 0; i < 100; i++) {
      supervisor.task("many").submit(() -> "x");
    }
    time.pass(SECOND.multipliedBy(6));
    assertEquals(100, late.size());
    assertEquals(1, time.armed());
  }
}
