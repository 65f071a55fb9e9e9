package dev.errand.tck.quarkus;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Fault tolerance as MicroProfile has it. Without this setting Quarkus takes methods that return
 * stages for asynchronous: a time limit interrupts nobody, and a bulkhead has a queue.
 */
public class AsSpecified implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("quarkus.fault-tolerance.mp-compatibility", "true");
  }
}
