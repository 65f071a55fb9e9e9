package dev.errand.benchmarks;

import dev.errand.benchmarks.harness.Figure;
import dev.errand.benchmarks.harness.Recorder;
import dev.errand.benchmarks.harness.Row;
import dev.errand.benchmarks.harness.Sizes;
import dev.errand.benchmarks.row.Rows;
import dev.errand.benchmarks.subject.Callers;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Goes through one row in this JVM, and appends what it measures to a file. */
public final class Child {
  /** Containers tell of each start; held here, or what is set would be forgotten. */
  private static final List<Logger> QUIET =
      Stream.of("org.jboss.weld", "io.smallrye").map(Logger::getLogger).toList();

  private Child() {}

  public static void main(String[] arguments) throws Exception {
    try (BufferedWriter file =
        Files.newBufferedWriter(
            Path.of(arguments[2]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      run(
          Rows.named(arguments[0]),
          Sizes.named(arguments[1]),
          figure -> {
            try {
              file.write(figure.line() + "\n");
              file.flush(); // a later failure does not take it along
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } finally {
      Callers.closeAll();
    }
    System.exit(0); // peers leave threads behind
  }

  /** Goes through the passes of a row. */
  static void run(Row row, Sizes sizes, Consumer<Figure> figures) throws Exception {
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
    for (int pass = 0; pass < row.warmUps(); pass++) {
      row.pass(sizes, Recorder.NOBODY);
    }
    for (int pass = 0; pass < row.passes(sizes); pass++) {
      row.pass(
          sizes,
          (subject, measure, unit, value, yardstick) ->
              figures.accept(
                  new Figure(row.name(), subject, measure, unit, value, value / yardstick)));
    }
  }
}
