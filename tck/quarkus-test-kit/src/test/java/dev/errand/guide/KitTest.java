package dev.errand.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.TaskQuery;
import dev.errand.TaskSupervisor;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskStarted;
import dev.errand.test.TestTasks;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rest of the kit, inside Quarkus. */
@QuarkusTest
class KitTest {
  @Inject TestTasks tasks;
  @Inject TaskSupervisor supervisor;
  @Inject Request request;

  @AfterEach
  void reset() {
    tasks.reset();
  }

  @Test
  void kitIsOne_andHearsEverything() {
    supervisor.task("x").submit(() -> "y");
    tasks.awaitIdle();
    tasks.assertSubmitted("x").completedWith("y");
    assertEquals(3, tasks.events().of("x", TaskEvent.class).size());
  }

  @Test
  void inline_isTheThreadOfTheTest_andAgainTheBackgroundsAfterAReset() {
    tasks.inline(true);
    assertSame(Thread.currentThread(), supervisor.submit(() -> Thread.currentThread()).join());
    tasks.reset();
    assertNotSame(Thread.currentThread(), supervisor.submit(() -> Thread.currentThread()).join());
  }

  @Test
  void inlineTask_hasARequestOfItsOwn_andTheTestKeepsIts() {
    String own = request.id();
    tasks.inline(true);
    assertNotEquals(own, supervisor.submit(() -> request.id()).join());
    assertEquals(own, request.id());
  }

  @Test
  void clock_isRealAgainAfterAReset_andNothingIsRemembered() {
    tasks.clock().set(Instant.parse("2001-01-01T00:00:00Z"));
    tasks.clock().advance(Duration.ofDays(1));
    assertEquals(Instant.parse("2001-01-02T00:00:00Z"), tasks.clock().now());
    supervisor.submit(() -> "x");
    tasks.reset();
    assertEquals(List.of(), supervisor.tasks(TaskQuery.all()));
    assertEquals(List.of(), tasks.events().all());
    assertTrue(
        Duration.between(tasks.clock().now(), Instant.now()).abs().toSeconds() < 30,
        () -> tasks.clock().now().toString());
  }

  @Test
  void taskThatStays_isNamed_andOneThatWaitsForAllIsRefused() {
    CountDownLatch gate = new CountDownLatch(1);
    supervisor
        .task("stays")
        .submit(
            () -> {
              gate.await();
              return "gone";
            });
    tasks.events().await(TaskStarted.class, Duration.ofSeconds(20));
    AssertionError fault =
        assertThrows(AssertionError.class, () -> tasks.awaitIdle(Duration.ofMillis(20)));
    assertTrue(fault.getMessage().contains("'stays' ("), fault.getMessage());
    assertTrue(fault.getMessage().contains("at dev.errand.guide.KitTest"), fault.getMessage());
    gate.countDown();
    var asking = supervisor.task("asking").submit(() -> tasks.awaitIdle());
    assertTrue(
        assertThrows(CompletionException.class, asking::join).getCause() instanceof AssertionError);
  }
}
