package dev.errand.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskQuery;
import dev.errand.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResetTest extends InContainer {
  @Test
  void everything_isAsAtTheStart() {
    tasks.inline(true);
    work.greet("Ada");
    tasks.clock().advance(Duration.ofDays(2));
    Task<Thread> delayed = work.inThree();
    supervisor.pause("Work.greet");
    supervisor.pauseAll();
    work.greet("Grace");
    tasks.inline(false);
    supervisor.task("cold").defer(() -> "never");

    tasks.reset();

    assertEquals(TaskStatus.CANCELLED, delayed.status());
    assertEquals(List.of(), tasks.events().all());
    assertEquals(List.of(), supervisor.tasks(TaskQuery.all()));
    assertFalse(supervisor.info().paused());
    assertFalse(tasks.clock().isFrozen());
    Instant now = Instant.now();
    assertTrue(Duration.between(now, tasks.clock().now()).abs().toSeconds() < 30);
    assertNotSame(Thread.currentThread(), work.where().join());
    assertEquals("Hello Barbara", work.greet("Barbara").join());
  }

  @Test
  void runningTask_isCancelled_andHasLeft() throws InterruptedException {
    work.holdPolitely();
    work.awaitHeld();
    tasks.reset();
    tasks.awaitIdle(Duration.ZERO);
    tasks.assertNotSubmitted("Work.holdPolitely");
  }

  @Test
  void delaysOfTheNextTest_areRealAgain() {
    tasks.clock().set(Instant.parse("2020-01-01T00:00:00Z"));
    tasks.reset();
    supervisor.task("soon").delay(Duration.ofMillis(5)).submit(() -> "x");
    tasks.awaitIdle();
    tasks.assertSubmitted("soon").completedWith("x");
  }

  @Test
  void againAndAgain_costsNothingAndBreaksNothing() {
    for (int i = 0; i < 20; i++) {
      work.greet("x");
      tasks.awaitIdle();
      tasks.clock().advance(Duration.ofHours(3));
      tasks.assertSubmitted("Work.greet").times(1).completed();
      tasks.reset();
    }
  }
}
