package dev.errand.tck.se;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.TaskPriority;
import dev.errand.TaskRequest;
import dev.errand.TaskSupervisor;
import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.Tuned;
import jakarta.enterprise.inject.se.SeContainer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.Test;

/** What happens where neither fault tolerance nor MicroProfile Config is on the class path. */
public class BareTck {
  private static final Duration LONG = Duration.ofSeconds(20);

  /** Asks for what nobody does. */
  public static class Hopeful {
    static final AtomicInteger RUNS = new AtomicInteger();

    @Retry(delay = 0)
    @Background
    public Task<String> again() {
      throw new IllegalStateException("run " + RUNS.incrementAndGet());
    }

    @Background
    public Task<String> once() {
      return Task.of("once");
    }
  }

  @Test
  @Requirement("RTY-6")
  void retryWithoutALibrary_isWarnedAboutAtTheStart_andRunsOnce() {
    try (LogWatch log = LogWatch.start();
        SeContainer container = Containers.start(Hopeful.class)) {
      List<String> warnings = log.messages(Level.WARNING, "ERRAND-0006");
      assertEquals(1, warnings.size());
      assertTrue(warnings.get(0).contains(Hopeful.class.getName() + ".again() bears @Retry"));
      Task<String> task = container.select(Hopeful.class).get().again();
      assertThrows(CompletionException.class, () -> task.join(LONG));
      assertEquals(1, Hopeful.RUNS.get());
    }
  }

  @Test
  @Requirement({"RTY-4", "RTY-6"})
  @SuppressWarnings("unchecked") // no exceptions given
  void retryOfARequest_saysThatThereIsNoLibrary() {
    try (SeContainer container = Containers.start()) {
      TaskRequest request = container.select(TaskSupervisor.class).get().task("stubborn");
      IllegalStateException thrown =
          assertThrows(IllegalStateException.class, () -> request.retry(5));
      assertEquals(
          "Task 'stubborn' cannot be retried: no MicroProfile Fault Tolerance library is at work in"
              + " this application.",
          thrown.getMessage());
    }
  }

  @Test
  @Requirement("CFG-1")
  void systemProperties_areTheConfiguration() throws Exception {
    Map<String, String> properties =
        Map.of("errand.pool.size", "7", Tuned.class.getName() + "/Background/priority", "HIGH");
    try (Configured settings = Configured.by(properties);
        SeContainer container = Containers.start(Tuned.class)) {
      assertTrue(settings.isSet());
      assertEquals(7, container.select(TaskSupervisor.class).get().info().poolSize());
      Task<String> task = container.select(Tuned.class).get().ordinary();
      assertEquals("ordinary", task.join(LONG));
      assertEquals(TaskPriority.HIGH, task.info().priority());
    }
  }

  @Test
  @Requirement("CFG-1")
  void badSystemProperties_stopTheStart() {
    try (Configured settings = Configured.by(Tuned.BAD)) {
      assertTrue(settings.isSet());
      Tuned.checkFaults(Containers.failure(Tuned.class));
    }
  }

  @Test
  @Requirement("CFG-1")
  void misspeltKey_isWarnedAbout_andThoseOfOthersAreNot() {
    Map<String, String> properties = Map.of("errand.pool.sise", "3", "errand.other.key", "4");
    try (LogWatch log = LogWatch.start();
        Configured settings = Configured.by(properties);
        SeContainer container = Containers.start(Tuned.class)) {
      assertTrue(settings.isSet() && container.isRunning());
      List<String> warnings = log.messages(Level.WARNING, "ERRAND-0007");
      assertEquals(1, warnings.size());
      assertTrue(warnings.get(0).contains("no effect: errand.pool.sise. There are: "));
    }
  }
}
