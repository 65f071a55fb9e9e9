package dev.errand;

import java.time.Instant;
import java.util.Optional;

/**
 * One captured log record. Source: OUT-1, OUT-8.
 *
 * @param at when it was logged
 * @param level the level by the logging library's own name, {@code INFO}
 * @param logger the logger's name; empty for an anonymous one
 * @param message the message with its parameters in place
 * @param thread the name of the thread that logged it
 * @param exception the stack trace of the exception logged with it, if there is one
 */
public record LogLine(
    Instant at,
    String level,
    String logger,
    String message,
    String thread,
    Optional<String> exception) {

  /**
   * Gives the record as one line, {@code LEVEL [logger] message}, followed by the stack trace if
   * there is one.
   */
  @Override
  public String toString() {
    String line = level + " [" + logger + "] " + message;
    return exception
        .map(trace -> line + System.lineSeparator() + trace.stripTrailing())
        .orElse(line);
  }
}
