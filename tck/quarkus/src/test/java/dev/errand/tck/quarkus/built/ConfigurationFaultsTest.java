package dev.errand.tck.quarkus.built;

import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.Tuned;
import io.quarkus.test.QuarkusExtensionTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** CFG-1: bad values, of the run time too, stop the start. */
class ConfigurationFaultsTest {
  @RegisterExtension
  static final QuarkusExtensionTest APPLICATION =
      Applications.configured(Applications.of(List.of(Tuned.class)), Tuned.BAD)
          .assertException(Tuned::checkFaults);

  @Test
  @Requirement("CFG-1")
  void badValues_stopTheStart_allInOneMessage() {
    throw new AssertionError("This must not have started.");
  }
}
