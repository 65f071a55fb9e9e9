package dev.errand.tck.se;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.Faulty;
import dev.errand.tck.deployment.Valid;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.Test;

/** DEP: what deploys and what does not, in containers of Java SE. */
public class DeploymentTck {
  @Test
  @Requirement("DEP-1")
  void misuse_failsTheDeployment_withOneMessageThatListsEveryFault() {
    Faulty.check(Containers.failure(Faulty.BEANS));
  }

  @Test
  @Requirement("DEP-1")
  void unknownExecutorAlone_failsTheDeployment() {
    Exception thrown = Containers.failure(Faulty.NoExecutor.class, Valid.Executors.class);
    assertTrue(
        String.valueOf(thrown.getMessage())
            .contains("(there are: identified, named), or a java: name."),
        thrown.getMessage());
  }

  @Test
  @Requirement({"DEP-1", "RUN-5"})
  void whatLooksLikeMisuse_deploysAndRuns() throws Exception {
    try (Configured settings = Configured.by(Valid.CONFIGURATION);
        SeContainer container = Containers.start(Valid.BEANS)) {
      assertTrue(settings.isSet());
      Valid.check(container);
    }
  }

  /** Its other methods of that name are none of the task's, and cannot be intercepted. */
  public static class Overloaded {
    @Background
    @Retry(maxRetries = 1, delay = 0, jitter = 0)
    public Task<String> call(String text) {
      return Task.of(call(text, 1) + call(text.charAt(0)) + call());
    }

    final String call(String text, int times) {
      return text + " " + times;
    }

    private String call(char first) {
      return " " + first;
    }

    static String call() {
      return ".";
    }
  }

  @Test
  @Requirement("DEP-1")
  void finalOverloadOfARetriedMethod_isLeftAlone() throws Exception {
    try (SeContainer container = Containers.start(Overloaded.class)) {
      Task<String> task = container.select(Overloaded.class).get().call("called");
      assertEquals("called 1 c.", task.join(Duration.ofSeconds(20)));
    }
  }

  @Test
  @Requirement({"DEP-1", "DEP-2"})
  void discoveredApplication_deploys() {
    try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
      assertTrue(container.isRunning());
    }
  }
}
