package dev.errand.tck.quarkus.built;

import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.FullQueue;
import io.quarkus.test.QuarkusExtensionTest;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PRI-4: the queue is full. */
class QueueWaitsTest {
  @RegisterExtension
  static final QuarkusExtensionTest APPLICATION =
      Applications.configured(Applications.of(List.of(FullQueue.class)), FullQueue.WAITS);

  @Test
  @Requirement("PRI-4")
  void fullQueue_doesAsConfigured() throws Exception {
    FullQueue.checkWaits(CDI.current());
  }
}
