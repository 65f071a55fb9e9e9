package dev.errand.tck.quarkus.dev;

import io.quarkus.test.QuarkusDevModeTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Errand's classes are reloaded with the application: the earlier ones are to be let go. */
class ModuleTest extends LiveReload {
  @RegisterExtension static final QuarkusDevModeTest APPLICATION = application();

  ModuleTest() {
    super(APPLICATION, true, 3);
  }
}
