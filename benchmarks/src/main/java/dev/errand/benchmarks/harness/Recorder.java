package dev.errand.benchmarks.harness;

/** Takes what a row has measured in a pass. */
@FunctionalInterface
public interface Recorder {
  /** Takes nothing: of what only warms up. */
  Recorder NOBODY = (subject, measure, unit, value, yardstick) -> {};

  /**
   * Takes one figure.
   *
   * @param subject who was measured
   * @param measure what was measured
   * @param unit of the value
   * @param value as measured
   * @param yardstick what the yardstick gave in the same pass; NaN where there is none
   */
  void add(String subject, String measure, String unit, double value, double yardstick);

  default void add(String subject, String measure, String unit, double value) {
    add(subject, measure, unit, value, Double.NaN);
  }
}
