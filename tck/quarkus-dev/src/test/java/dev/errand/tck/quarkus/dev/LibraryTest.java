package dev.errand.tck.quarkus.dev;

import io.quarkus.test.QuarkusDevModeTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Errand's classes, and what is static in them, outlive the reloads. */
class LibraryTest extends LiveReload {
  @Order(1)
  @RegisterExtension
  static final AsLibrary LIBRARY = new AsLibrary();

  @Order(2)
  @RegisterExtension
  static final QuarkusDevModeTest APPLICATION = application();

  LibraryTest() {
    super(APPLICATION, false, 20);
  }
}
