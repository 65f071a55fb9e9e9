package dev.errand.benchmarks.harness;

import java.util.Locale;

/**
 * What was measured of one subject in one pass.
 *
 * @param row the work
 * @param subject who did it
 * @param measure what was measured of it
 * @param unit of the value
 * @param value as measured
 * @param ratio the value by that of the yardstick in the same pass; NaN where there is none
 */
public record Figure(
    String row, String subject, String measure, String unit, double value, double ratio) {
  public String line() {
    return String.join(
        ",",
        row,
        subject,
        measure,
        unit,
        String.format(Locale.ROOT, "%.4f", value),
        String.format(Locale.ROOT, "%.4f", ratio));
  }

  public static Figure parse(String line) {
    String[] parts = line.split(",", -1);
    return new Figure(
        parts[0],
        parts[1],
        parts[2],
        parts[3],
        Double.parseDouble(parts[4]),
        Double.parseDouble(parts[5]));
  }
}
