package dev.errand.tck.se;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.Tuned;
import jakarta.enterprise.inject.se.SeContainer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** CFG: what configuration says counts, or stops the start. */
public class ConfigurationTck {
  @Test
  @Requirement("CFG-1")
  void overrides_countTheMostSpecificFirst() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (Configured settings = Configured.by(Tuned.GOOD);
        SeContainer container = Containers.start(Tuned.class)) {
      assertTrue(settings.isSet());
      Tuned.check(container);
    } finally {
      System.setOut(before);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8), "echo = false");
  }

  @Test
  @Requirement("CFG-1")
  void badValues_stopTheStart_allInOneMessage() {
    try (Configured settings = Configured.by(Tuned.BAD)) {
      assertTrue(settings.isSet());
      Tuned.checkFaults(assertThrows(Exception.class, () -> Containers.start(Tuned.class).close()));
    }
  }
}
