package dev.errand.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KitTest extends InContainer {
  private static final String INLINE = "errand.test.inline";

  @Test
  void twoContainersAtOnce_haveAKitEach() {
    try (SeContainer other = SeContainerInitializer.newInstance().initialize()) {
      TestTasks others = other.select(TestTasks.class).get();
      assertNotSame(tasks, others);
      tasks.inline(true);
      tasks.clock().advance(Duration.ofDays(1));
      assertNotSame(Thread.currentThread(), other.select(Work.class).get().where().join());
      assertSame(Thread.currentThread(), work.where().join());
      others.awaitIdle();
      others.assertSubmitted("Work.where").times(1);
      tasks.assertSubmitted("Work.where").times(1);
      assertTrue(Duration.between(others.clock().now(), tasks.clock().now()).toHours() > 22);
    }
    work.greet("Ada");
    tasks.assertSubmitted("Work.greet").completed();
  }

  @Test
  void configuredInline_isSoFromTheStart_andAgainAfterAReset() {
    System.setProperty(INLINE, "true");
    try (SeContainer other = SeContainerInitializer.newInstance().initialize()) {
      Work inside = other.select(Work.class).get();
      TestTasks others = other.select(TestTasks.class).get();
      assertSame(Thread.currentThread(), inside.where().join());
      others.inline(false);
      others.reset();
      assertSame(Thread.currentThread(), inside.where().join());
    } finally {
      System.clearProperty(INLINE);
    }
  }

  @Test
  void configuredValueThatIsNotAllowed_isRefused() {
    String fault =
        assertThrows(
                IllegalArgumentException.class,
                () -> new KitHarness().configure(key -> Optional.of("perhaps")))
            .getMessage();
    assertEquals("errand.test.inline is 'perhaps'; true and false are allowed.", fault);
  }

  @Test
  void closedContainer_leavesNoTimer_alsoWithAFrozenClock() throws InterruptedException {
    Set<Thread> before = timers();
    SeContainer other = SeContainerInitializer.newInstance().initialize();
    TestTasks others = other.select(TestTasks.class).get();
    Work inside = other.select(Work.class).get();
    inside.inThree();
    Set<Thread> added = timers();
    added.removeAll(before);
    assertEquals(1, added.size());
    others.clock().freeze();
    other.close();
    for (Thread timer : added) {
      timer.join(LONG.toMillis());
      assertFalse(timer.isAlive());
    }
    assertEquals(
        "CANCELLED", String.valueOf(others.events().of("Work.inThree").get(1).task().status()));
    others.clock().advance(Duration.ofSeconds(5));
    others.clock().resume();
  }

  private static Set<Thread> timers() {
    Set<Thread> timers = new HashSet<>(Thread.getAllStackTraces().keySet());
    timers.removeIf(thread -> !thread.getName().equals("errand-timer"));
    return timers;
  }
}
