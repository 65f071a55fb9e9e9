package dev.errand;

import static java.util.Objects.requireNonNull;

/**
 * How far a task says it has come. Source: RUN-11.
 *
 * @param fraction the part that is done, from 0 to 1
 * @param message what is being done; empty if the body said nothing
 */
public record Progress(double fraction, String message) {
  /** What a task has that has reported nothing: 0, and no message. */
  public static final Progress NONE = new Progress(0, "");

  /**
   * Checks what was reported.
   *
   * @param fraction the part that is done, from 0 to 1
   * @param message what is being done; empty if the body said nothing
   * @throws IllegalArgumentException if the fraction is not from 0 to 1
   */
  public Progress {
    requireNonNull(message, "The message of a progress report is null; use \"\" for none.");
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "Progress of " + fraction + " was reported; a fraction from 0 to 1 is allowed.");
    }
  }
}
