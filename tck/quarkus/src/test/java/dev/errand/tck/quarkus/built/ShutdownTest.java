package dev.errand.tck.quarkus.built;

import static org.junit.jupiter.api.Assertions.assertSame;

import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.Lives;
import dev.errand.tck.se.LogWatch;
import io.quarkus.test.QuarkusExtensionTest;
import jakarta.enterprise.inject.spi.CDI;
import java.io.PrintStream;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** LIF-1: the application stops in the middle of running tasks. */
class ShutdownTest {
  /** What the test leaves for {@link #look}, which runs outside the application's class loader. */
  private static final String LEFT = "errand.tck.left";

  private static final PrintStream OUT = System.out;
  private static final PrintStream ERR = System.err;

  @RegisterExtension
  static final QuarkusExtensionTest APPLICATION =
      Applications.configured(Applications.of(Lives.BEANS), Lives.CONFIGURATION)
          .overrideRuntimeConfigKey("quarkus.thread-pool.shutdown-timeout", "100ms")
          .setAfterUndeployListener(ShutdownTest::look);

  @Test
  @Requirement("LIF-1")
  void stop_cancelsReportsAndReleases() throws Exception {
    Lives lives = Lives.begin(CDI.current());
    LogWatch log = LogWatch.start();
    Runnable check =
        () -> {
          lives.check();
          Lives.checkLog(
              log.messages(Level.WARNING, "ERRAND-0004"),
              log.messages(Level.SEVERE, "ERRAND-0005"));
          log.close();
        };
    System.getProperties().put(LEFT, check);
  }

  private static void look() {
    Runnable check = (Runnable) System.getProperties().remove(LEFT);
    check.run();
    try {
      Lives.checkThreads();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    assertSame(OUT, System.out);
    assertSame(ERR, System.err);
  }
}
