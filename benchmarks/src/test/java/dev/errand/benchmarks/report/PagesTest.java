package dev.errand.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.errand.benchmarks.harness.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the pages say is what was measured. */
class PagesTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void pages_sayWhatTheResultsSay() throws IOException {
    Results results = Results.read(ROOT.resolve("docs/benchmarks.csv"));
    assertFalse(results.all().isEmpty());
    for (Map.Entry<Path, String> page : Pages.texts(results, ROOT).entrySet()) {
      assertEquals(
          page.getValue(),
          Files.readString(page.getKey()),
          () -> page.getKey() + " is not what the results say: run the benchmarks with --write.");
    }
  }

  @Test
  void everyTarget_isMeasured() throws IOException {
    Results results = Results.read(ROOT.resolve("docs/benchmarks.csv"));
    for (Target target : Targets.ALL) {
      assertFalse(target.in(results).isEmpty(), () -> "Nothing tells of: " + target.work());
    }
  }
}
