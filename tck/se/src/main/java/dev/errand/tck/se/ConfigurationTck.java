package dev.errand.tck.se;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskSupervisor;
import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.Tuned;
import jakarta.enterprise.inject.se.SeContainer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** CFG: what configuration says counts, or stops the start. */
public class ConfigurationTck {
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
}
