package dev.errand.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.PoolSettings;
import dev.errand.Task;
import dev.errand.TaskPriority;
import dev.errand.TaskStatus;
import dev.errand.event.TaskLate;
import dev.errand.event.TaskStarted;
import dev.errand.event.TaskUnresponsive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ClockTest extends InContainer {
  private static final Instant NEW_YEAR = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void untilATestTakesItOver_itShowsTheRealTime() {
    Instant before = Instant.now().minusSeconds(5);
    Instant shown = tasks.clock().now();
    assertTrue(shown.isAfter(before) && shown.isBefore(before.plusSeconds(30)), shown::toString);
    assertFalse(tasks.clock().isFrozen());
  }

  @Test
  void timesOfATask_areThoseOfTheClock() {
    tasks.inline(true);
    tasks.clock().set(NEW_YEAR);
    assertEquals(NEW_YEAR, tasks.clock().now());
    Task<Thread> task = work.inThree();
    tasks.clock().advance(Duration.ofSeconds(10));
    assertEquals(NEW_YEAR, task.info().queuedAt());
    assertEquals(NEW_YEAR.plusSeconds(3), task.info().startedAt().orElseThrow());
    assertEquals(NEW_YEAR.plusSeconds(3), task.info().endedAt().orElseThrow());
    assertEquals(NEW_YEAR.plusSeconds(10), tasks.clock().now());
    assertEquals(
        List.of(NEW_YEAR.plusSeconds(3)),
        tasks.events().of(TaskStarted.class).stream().map(TaskStarted::at).toList());
  }

  @Test
  void severalDelays_areOverInTheOrderOfTheirTimes_alsoThoseThatBeginOnTheWay() {
    tasks.inline(true);
    tasks.clock().freeze();
    work.inThree();
    work.inOne();
    work.inTwo();
    tasks.clock().advance(Duration.ofMillis(999));
    assertEquals(List.of(), work.done());
    tasks.clock().advance(Duration.ofSeconds(5));
    assertEquals(List.of("one", "two", "half after two", "three"), work.done());
  }

  @Test
  void delayWithoutInline_queuesTheTask_andAnotherThreadRunsIt() {
    tasks.clock().freeze();
    Task<Thread> task = work.inThree();
    tasks.clock().advance(Duration.ofSeconds(3));
    assertFalse(task.join() == Thread.currentThread());
  }

  @Test
  void lateTask_isToldOfWhenTheClockHasGonePastTheThresholds() {
    supervisor.resize(new PoolSettings(1, 0, 0));
    tasks.clock().freeze();
    work.hold();
    work.awaitHeld();
    work.greet("Ada");
    tasks.clock().advance(Duration.ofMillis(4_900));
    assertEquals(List.of(), tasks.events().of(TaskLate.class));
    tasks.clock().advance(Duration.ofMillis(200));
    assertEquals(List.of(TaskLate.Level.WARNING), levels());
    tasks.clock().advance(Duration.ofSeconds(5));
    assertEquals(List.of(TaskLate.Level.WARNING, TaskLate.Level.CRITICAL), levels());
  }

  private List<TaskLate.Level> levels() {
    return tasks.events().of("Work.greet", TaskLate.class).stream().map(TaskLate::level).toList();
  }

  @Test
  void waitingTask_isLiftedByItsAge() throws TimeoutException {
    supervisor.resize(new PoolSettings(1, 1, 0)); // a slot more for those that are NORMAL
    tasks.clock().freeze();
    work.hold();
    work.awaitHeld();
    Task<String> low = supervisor.task("low").priority(TaskPriority.LOW).submit(() -> "lifted");
    tasks.clock().advance(Duration.ofSeconds(29));
    assertEquals(TaskStatus.QUEUED, low.status());
    tasks.clock().advance(Duration.ofSeconds(2));
    assertEquals("lifted", low.join(LONG));
  }

  @Test
  void bodyThatIgnoresItsCancellation_isReportedAfterTheGrace() {
    tasks.clock().freeze();
    Task<?> task = supervisor.task("deaf").submit(work::stay);
    work.awaitHeld();
    task.cancel("enough");
    tasks.clock().advance(Duration.ofSeconds(4));
    assertEquals(List.of(), tasks.events().of(TaskUnresponsive.class));
    tasks.clock().advance(Duration.ofSeconds(1));
    assertEquals(1, tasks.events().of("deaf", TaskUnresponsive.class).size());
  }

  @Test
  void endedTask_isForgottenWhenTheClockHasGonePastItsAge() {
    tasks.inline(true);
    tasks.clock().freeze();
    Task<String> task = work.greet("Ada");
    tasks.clock().advance(Duration.ofMinutes(59));
    assertTrue(supervisor.find(task.id()).isPresent());
    tasks.clock().advance(Duration.ofMinutes(1));
    assertTrue(supervisor.find(task.id()).isEmpty());
  }

  @Test
  void resumedClock_goesOnByItselfFromWhereItIs() {
    tasks.clock().set(NEW_YEAR);
    Task<?> task = supervisor.task("soon").delay(Duration.ofMillis(20)).submit(() -> {});
    assertEquals(TaskStatus.DELAYED, task.status());
    tasks.clock().resume();
    tasks.awaitIdle();
    assertFalse(tasks.clock().isFrozen());
    assertFalse(tasks.clock().now().isBefore(NEW_YEAR.plusMillis(20)));
    assertTrue(tasks.clock().now().isBefore(NEW_YEAR.plusSeconds(60)));
    assertFalse(task.info().startedAt().orElseThrow().isBefore(NEW_YEAR.plusMillis(20)));
  }

  @Test
  void turnedBack_onlyWhileNothingIsLive() {
    tasks.clock().set(NEW_YEAR);
    Task<?> live = work.inThree();
    IllegalStateException refusal =
        assertThrows(
            IllegalStateException.class, () -> tasks.clock().set(NEW_YEAR.minusSeconds(60)));
    assertTrue(refusal.getMessage().contains("'Work.inThree'"), refusal.getMessage());
    live.cancel("not wanted");
    tasks.clock().set(NEW_YEAR.minusSeconds(60));
    assertEquals(NEW_YEAR.minusSeconds(60), tasks.clock().now());
    assertTrue(supervisor.find(live.id()).isEmpty(), "what has ended is forgotten");
    tasks.inline(true);
    Task<Thread> again = work.inThree();
    tasks.clock().advance(Duration.ofSeconds(3));
    assertEquals(NEW_YEAR.minusSeconds(57), again.info().endedAt().orElseThrow());
    tasks.clock().advance(Duration.ofHours(1));
    assertTrue(supervisor.find(again.id()).isEmpty(), "the age of what ends later counts");
  }

  @Test
  void valuesThatAreNotAllowed_areNamed() {
    String negative =
        assertThrows(
                IllegalArgumentException.class, () -> tasks.clock().advance(Duration.ofNanos(-1)))
            .getMessage();
    assertTrue(negative.contains("PT-0.000000001S"), negative);
    String far =
        assertThrows(
                IllegalArgumentException.class,
                () -> tasks.clock().set(Instant.parse("2300-01-01T00:00:00Z")))
            .getMessage();
    assertTrue(far.contains("2300-01-01T00:00:00Z"), far);
    assertThrows(
        IllegalArgumentException.class, () -> tasks.clock().advance(Duration.ofDays(40_000)));
  }
}
