package dev.errand.tck.quarkus.built;

import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.Valid;
import io.quarkus.test.QuarkusExtensionTest;
import jakarta.enterprise.inject.spi.CDI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** DEP-1, RUN-5: what looks like misuse and is none is built, and runs. */
class DeploymentValidTest {
  @RegisterExtension
  static final QuarkusExtensionTest APPLICATION =
      Applications.configured(Applications.of(Valid.BEANS), Valid.CONFIGURATION);

  @Test
  @Requirement({"DEP-1", "RUN-5"})
  void whatLooksLikeMisuse_isBuiltAndRuns() throws Exception {
    Valid.check(CDI.current());
  }
}
