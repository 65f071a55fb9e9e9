package dev.errand.benchmarks;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.errand.benchmarks.harness.Figure;
import dev.errand.benchmarks.harness.Sizes;
import dev.errand.benchmarks.row.Rows;
import dev.errand.benchmarks.subject.Callers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every row once, with next to nothing: what is measured must run. */
class SmokeTest {
  /** Not after each row: SmallRye asks for a container, and must not get one that has ended. */
  @AfterAll
  static void close() throws Exception {
    Callers.closeAll();
  }

  @TestFactory
  Stream<DynamicTest> everyRow_runs() {
    return Rows.ALL.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name(),
                    () -> {
                      List<Figure> figures = new ArrayList<>();
                      Child.run(row, Sizes.TINY, figures::add);
                      assertFalse(figures.isEmpty());
                    }));
  }
}
