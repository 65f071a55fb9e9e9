package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs the harness; its report is in {@code target/jcstress}. */
class StressTest {
  private static final long LONGEST_MINUTES = 30;

  @Test
  void noForbiddenOutcome() throws Exception {
    Path folder = Path.of(System.getProperty("stress.folder"));
    Process harness =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "org.openjdk.jcstress.Main",
                "-m",
                System.getProperty("stress.mode"),
                "-r",
                folder.resolve("jcstress").toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(new File(folder.toFile(), "jcstress.log"))
            .start();
    try {
      assertTrue(harness.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES), "it takes too long");
    } finally {
      harness.destroyForcibly();
    }
    assertEquals(0, harness.exitValue(), "see target/jcstress.log and target/jcstress");
    String log = Files.readString(folder.resolve("jcstress.log"));
    assertTrue(log.contains("Failed tests: No matches."), log);
    assertTrue(log.contains("Error tests: No matches."), log);
  }
}
