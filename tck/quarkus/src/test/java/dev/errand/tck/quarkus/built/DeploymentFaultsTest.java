package dev.errand.tck.quarkus.built;

import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.Faulty;
import io.quarkus.test.QuarkusExtensionTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** DEP-1: misuse fails the build, with the same faults as everywhere. */
class DeploymentFaultsTest {
  @RegisterExtension
  static final QuarkusExtensionTest APPLICATION =
      Applications.of(Faulty.BEANS).assertException(Faulty::check);

  @Test
  @Requirement("DEP-1")
  void misuse_failsTheBuild_withOneMessageThatListsEveryFault() {
    throw new AssertionError("This must not have been built.");
  }
}
