package dev.errand.runtime.process;

import java.time.Duration;

/**
 * How patient commands are.
 *
 * @param grace how long a program that is told to end may take before it is killed; zero for not at
 *     all
 * @param linger how long the output of a program that has exited is waited for while a child that
 *     it left behind holds it; more than zero, for the last bytes are read after the exit
 */
public record ProcessSettings(Duration grace, Duration linger) {
  /** Two seconds of grace, one second of lingering. */
  public static final ProcessSettings DEFAULT =
      new ProcessSettings(Duration.ofSeconds(2), Duration.ofSeconds(1));

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the grace is negative, or the linger zero or less
   */
  public ProcessSettings {
    if (grace.isNegative()) {
      throw new IllegalArgumentException(
          "The grace of commands was set to " + grace + "; zero or more is allowed.");
    }
    if (linger.isNegative() || linger.isZero()) {
      throw new IllegalArgumentException(
          "The linger of commands was set to " + linger + "; more than zero is allowed.");
    }
  }
}
