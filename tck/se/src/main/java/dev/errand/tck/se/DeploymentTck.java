package dev.errand.tck.se;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.Faulty;
import dev.errand.tck.deployment.Valid;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
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

  @Test
  @Requirement({"DEP-1", "DEP-2"})
  void discoveredApplication_deploys() {
    try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
      assertTrue(container.isRunning());
    }
  }
}
