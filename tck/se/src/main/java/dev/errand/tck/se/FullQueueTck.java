package dev.errand.tck.se;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.FullQueue;
import jakarta.enterprise.inject.se.SeContainer;
import org.junit.jupiter.api.Test;

/** PRI-4: what becomes of a task that finds the queue full. */
public class FullQueueTck {
  @Test
  @Requirement("PRI-4")
  void submitterWaitsForRoom() throws Exception {
    try (Configured settings = Configured.by(FullQueue.WAITS);
        SeContainer container = Containers.start(FullQueue.class)) {
      assertTrue(settings.isSet());
      FullQueue.checkWaits(container);
    }
  }

  @Test
  @Requirement("PRI-4")
  void submitterThatHasWaitedForTooLong_isRefused() throws Exception {
    try (Configured settings = Configured.by(FullQueue.WAITS_SHORTLY);
        SeContainer container = Containers.start(FullQueue.class)) {
      assertTrue(settings.isSet());
      FullQueue.checkWaitsShortly(container);
    }
  }

  @Test
  @Requirement("PRI-4")
  void submitterRunsTheTask() throws Exception {
    try (Configured settings = Configured.by(FullQueue.CALLER_RUNS);
        SeContainer container = Containers.start(FullQueue.class)) {
      assertTrue(settings.isSet());
      FullQueue.checkCallerRuns(container);
    }
  }
}
