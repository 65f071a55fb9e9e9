package dev.errand.benchmarks.quarkus;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.spi.CDI;

/** Ends as soon as it has started, and has looked whether its beans are there. */
@QuarkusMain
public class Application implements QuarkusApplication {
  @Override
  public int run(String... arguments) {
    if (!CDI.current().select(Bean000.class).isResolvable()) {
      throw new IllegalStateException("There are no beans.");
    }
    return 0;
  }
}
