package dev.errand.benchmarks.report;

import dev.errand.benchmarks.harness.Results;
import dev.errand.benchmarks.harness.Results.Result;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of the table: one work, what ours may take for it, and who is shown beside.
 *
 * @param work in words
 * @param row of the results
 * @param subject ours
 * @param measure which one
 * @param kind what of it counts
 * @param must what it may be
 * @param goal what it should be
 * @param beside other subjects of the row
 */
record Target(
    String work,
    String row,
    String subject,
    String measure,
    Kind kind,
    double must,
    double goal,
    List<String> beside) {

  /** What of a result counts, and how it is written. */
  enum Kind {
    RATIO("%.2f"),
    NANOS("%,.0f ns"),
    MILLIS("%,.1f ms"),
    BYTES("%,.0f B"),
    PER_BYTE("%.2f"),
    COUNT("%.0f");

    private final String format;

    Kind(String format) {
      this.format = format;
    }

    double of(Result result) {
      return switch (this) {
        case RATIO -> result.ratio();
        case PER_BYTE -> result.value() / (1 << 20); // measured by the MiB
        default -> result.value();
      };
    }

    String text(double value) {
      return String.format(Locale.ROOT, format, value);
    }
  }

  Optional<Double> in(Results results) {
    return in(results, subject);
  }

  Optional<Double> in(Results results, String whose) {
    return results.find(row, whose, measure).map(kind::of);
  }

  String met(double value) {
    return value <= goal ? "goal" : value <= must ? "must" : "**no**";
  }
}
