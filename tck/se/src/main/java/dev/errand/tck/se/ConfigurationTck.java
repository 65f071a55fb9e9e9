package dev.errand.tck.se;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskSupervisor;
import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.Tuned;
import jakarta.enterprise.inject.se.SeContainer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.Test;

/** CFG: what configuration says counts, or stops the start. */
public class ConfigurationTck {
  private static final String PRIORITY = "mp.fault.tolerance.interceptor.priority";

  /** Needs its attempts. */
  public static class Persistent {
    @Background
    @Retry(maxRetries = 4, delay = 0, jitter = 0)
    public Task<Integer> insist() {
      int attempt = TaskContext.current().attempt();
      if (attempt < 3) {
        throw new IllegalStateException("attempt " + attempt);
      }
      return Task.of(attempt);
    }
  }

  /** Is captured, and no background work. */
  public static class Counted {
    @CapturedOutput
    public int count() {
      return 3;
    }
  }

  @Test
  @Requirement("CFG-1")
  void overrides_countTheMostSpecificFirst() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (Configured settings = Configured.by(Tuned.GOOD);
        SeContainer container = Containers.start(Tuned.class)) {
      assertTrue(settings.isSet());
      Tuned.check(container);
    } finally {
      System.setOut(before);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8), "echo = false");
  }

  @Test
  @Requirement("CFG-1")
  void badValues_stopTheStart_allInOneMessage() {
    try (Configured settings = Configured.by(Tuned.BAD)) {
      assertTrue(settings.isSet());
      Tuned.checkFaults(Containers.failure(Tuned.class));
    }
  }

  @Test
  @Requirement("CFG-1")
  void valueThatTurnsBadAfterTheStart_refusesTheMethodsCalls_untilItIsMended() throws Exception {
    String key = Tuned.class.getName() + "/ordinary/Background/limit";
    try (SeContainer container = Containers.start(Tuned.class)) {
      Tuned bean = container.select(Tuned.class).get();
      try (Configured settings = Configured.by(Map.of(key, "many"))) {
        assertTrue(settings.isSet());
        IllegalArgumentException refused =
            assertThrows(IllegalArgumentException.class, bean::ordinary);
        assertEquals(
            "Task 'Tuned.ordinary' was not started, because of its configuration:\n  - "
                + key
                + " is 'many'; allowed is a whole number from 0 to 2147483647.",
            refused.getMessage());
      }
      assertEquals("ordinary", bean.ordinary().join(Duration.ofSeconds(20)));
    }
  }

  @Test
  @Requirement("CFG-1")
  void valueThatTurnsBadAfterTheStart_isToldOf_andDoesNotCount_whereTheCallIsTheTask() {
    String key = Counted.class.getName() + "/count/CapturedOutput/limit";
    try (SeContainer container = Containers.start(Counted.class);
        Configured settings = Configured.by(Map.of(key, "0"));
        LogWatch log = LogWatch.start()) {
      assertTrue(settings.isSet());
      assertEquals(3, container.select(Counted.class).get().count());
      assertEquals(
          List.of(
              "ERRAND-0014: What is configured for task 'Counted.count' is not allowed, and does not"
                  + " count:\n  - "
                  + key
                  + " is '0'; allowed is a whole number of bytes, 1 or more."),
          log.messages(Level.SEVERE, "ERRAND-0014"));
    }
  }

  @Test
  @Requirement("RTY-4")
  void settingForAllMethods_cutsNoAttemptOfARequest() {
    try (Configured settings = Configured.by(Map.of("Retry/maxRetries", "1"));
        SeContainer container = Containers.start(Tuned.class)) {
      assertTrue(settings.isSet());
      AtomicInteger calls = new AtomicInteger();
      Task<Object> task =
          container
              .select(TaskSupervisor.class)
              .get()
              .task("five times")
              .retry(5, IllegalStateException.class)
              .submit(
                  () -> {
                    throw new IllegalStateException("call " + calls.incrementAndGet());
                  });
      CompletionException thrown = assertThrows(CompletionException.class, task::join);
      assertEquals("java.lang.IllegalStateException: call 5", thrown.getMessage());
      assertEquals(5, task.info().attempts());
    }
  }

  @Test
  @Requirement({"RTY-2", "CFG-1"})
  void faultToleranceMovedOutsideOfTheAttempts_stopsTheStart() {
    for (String outside : List.of("100", "175", "4060", "5000")) {
      try (Configured settings = Configured.by(Map.of(PRIORITY, outside))) {
        assertTrue(settings.isSet());
        Exception thrown = Containers.failure(Persistent.class);
        String expected =
            PRIORITY
                + " is '"
                + outside
                + "'; allowed is a whole number from 176 to 4059, so that fault tolerance has each"
                + " attempt of "
                + Persistent.class.getName()
                + ".insist() and of others like it in its hands.";
        assertTrue(String.valueOf(thrown.getMessage()).contains(expected), thrown.getMessage());
      }
    }
  }

  @Test
  @Requirement({"RTY-1", "RTY-2"})
  void faultToleranceMovedWithinTheSpan_retriesAttemptByAttempt() throws Exception {
    for (String inside : List.of("176", "4059")) {
      try (Configured settings = Configured.by(Map.of(PRIORITY, inside));
          SeContainer container = Containers.start(Persistent.class)) {
        assertTrue(settings.isSet());
        Task<Integer> task = container.select(Persistent.class).get().insist();
        assertEquals(3, task.join(Duration.ofSeconds(20)));
        assertEquals(3, task.info().attempts());
      }
    }
  }

  @Test
  @Requirement("CFG-1")
  void faultToleranceMovedWhereNoTaskUsesIt_isNoneOfOurBusiness() {
    try (Configured settings = Configured.by(Map.of(PRIORITY, "5000"));
        SeContainer container = Containers.start(Tuned.class)) {
      assertTrue(settings.isSet() && container.isRunning());
    }
  }
}
