package dev.errand;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;

/**
 * How a run is captured: the members of {@link CapturedOutput} as a value, for requests. Immutable;
 * each {@code with} method gives a changed copy.
 *
 * @param streams what is captured
 * @param echo whether captured prints still reach the console
 * @param level the lowest level of log records that is kept
 * @param loggers the loggers whose records are kept, and those below them; empty for all
 * @param limit bytes that are kept of each stream, 1 or more
 * @param keep which end is kept past the limit
 */
public record CaptureSettings(
    Set<StreamKind> streams,
    boolean echo,
    Level level,
    List<String> loggers,
    long limit,
    Keep keep) {

  /** Everything, with echo, the first 64 MiB of each stream: {@link CapturedOutput}'s defaults. */
  public static final CaptureSettings DEFAULT =
      new CaptureSettings(
          Set.of(StreamKind.values()),
          true,
          Level.ALL,
          List.of(),
          CapturedOutput.DEFAULT_LIMIT,
          Keep.HEAD);

  private static final Map<String, Level> OTHER_NAMES =
      Map.of(
          "TRACE", Level.FINER,
          "DEBUG", Level.FINE,
          "WARN", Level.WARNING,
          "ERROR", Level.SEVERE,
          "FATAL", Level.SEVERE);

  /**
   * Copies the collections and checks the limit.
   *
   * @param streams what is captured
   * @param echo whether captured prints still reach the console
   * @param level the lowest level of log records that is kept
   * @param loggers the loggers whose records are kept, and those below them; empty for all
   * @param limit bytes that are kept of each stream, 1 or more
   * @param keep which end is kept past the limit
   * @throws IllegalArgumentException if the limit is below 1
   */
  public CaptureSettings {
    streams = Set.copyOf(streams);
    loggers = List.copyOf(loggers);
    requireNonNull(level, "The level of the capture settings is null; Level.ALL keeps all.");
    requireNonNull(keep, "What the capture settings keep is null; HEAD or TAIL is allowed.");
    if (limit < 1) {
      throw new IllegalArgumentException(
          "An output limit of " + limit + " bytes was given; 1 or more is allowed.");
    }
  }

  /**
   * Reads a level's name.
   *
   * @param name a name that {@link CapturedOutput#level()} allows, in any case
   * @return the level of {@code java.util.logging}
   * @throws IllegalArgumentException if there is no such level; the message lists those there are
   */
  public static Level level(String name) {
    String upper = name.trim().toUpperCase(Locale.ROOT);
    Level other = OTHER_NAMES.get(upper);
    if (other != null) {
      return other;
    }
    try {
      return Level.parse(upper);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is no log level; allowed are ALL, FINEST, FINER, FINE, CONFIG, INFO, WARNING,"
              + " SEVERE, OFF, TRACE, DEBUG, WARN, ERROR, FATAL.",
          e);
    }
  }

  /**
   * Captures these streams only.
   *
   * @param kinds the streams
   * @return a changed copy
   */
  public CaptureSettings withStreams(StreamKind... kinds) {
    return new CaptureSettings(Set.copyOf(List.of(kinds)), echo, level, loggers, limit, keep);
  }

  /**
   * Lets captured prints reach the console, or not.
   *
   * @param on whether they do
   * @return a changed copy
   */
  public CaptureSettings withEcho(boolean on) {
    return new CaptureSettings(streams, on, level, loggers, limit, keep);
  }

  /**
   * Keeps log records of a level and above.
   *
   * @param lowest the level's name, see {@link #level(String)}
   * @return a changed copy
   */
  public CaptureSettings withLevel(String lowest) {
    return new CaptureSettings(streams, echo, level(lowest), loggers, limit, keep);
  }

  /**
   * Keeps log records of some loggers only.
   *
   * @param names the loggers' names
   * @return a changed copy
   */
  public CaptureSettings withLoggers(String... names) {
    return new CaptureSettings(streams, echo, level, List.of(names), limit, keep);
  }

  /**
   * Bounds what is kept.
   *
   * @param bytes of each stream, 1 or more
   * @param end which end is kept past that
   * @return a changed copy
   */
  public CaptureSettings withLimit(long bytes, Keep end) {
    return new CaptureSettings(streams, echo, level, loggers, bytes, end);
  }
}
