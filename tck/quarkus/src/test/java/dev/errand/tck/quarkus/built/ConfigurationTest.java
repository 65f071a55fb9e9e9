package dev.errand.tck.quarkus.built;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.tck.Requirement;
import dev.errand.tck.deployment.Tuned;
import io.quarkus.test.QuarkusExtensionTest;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** CFG-1: what the configuration of the run time says counts. */
class ConfigurationTest {
  @RegisterExtension
  static final QuarkusExtensionTest APPLICATION =
      Applications.configured(Applications.of(List.of(Tuned.class)), Tuned.GOOD)
          .overrideRuntimeConfigKey("errand.pool.sise", "3")
          .setLogRecordPredicate(log -> log.getLoggerName().equals("dev.errand"))
          .assertLogRecords(ConfigurationTest::warned);

  @Test
  @Requirement("CFG-1")
  void overrides_countTheMostSpecificFirst() throws Exception {
    Tuned.check(CDI.current());
  }

  private static void warned(List<LogRecord> records) {
    List<String> warnings =
        records.stream()
            .map(LogRecord::getMessage)
            .filter(text -> text.startsWith("ERRAND-0007"))
            .toList();
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("no effect: errand.pool.sise. There are: "));
  }
}
