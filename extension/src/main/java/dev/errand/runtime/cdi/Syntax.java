package dev.errand.runtime.cdi;

import dev.errand.CaptureSettings;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a value is written, and which values are allowed: the same for an annotation in the source,
 * for what overrides it, and for a global setting.
 *
 * @param parser reads the text; throws at text that is not allowed, what the classes of the JDK
 *     throw at text they cannot read
 * @param what what is allowed, for messages
 * @param <V> the type of the value
 */
record Syntax<V>(Function<String, V> parser, String what) {
  private static final Duration LONGEST = Duration.ofDays(365_000);

  /** Reads a value; empty if it is not allowed. */
  Optional<V> read(String text) {
    try {
      return Optional.of(parser.apply(text.trim()));
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      return Optional.empty(); // the caller says what is allowed, which is more than e knows
    }
  }

  /** For parsers: a value that could be read, if it is allowed. */
  static <V> V onlyIf(boolean allowed, V value) {
    if (!allowed) {
      throw new IllegalArgumentException("Not allowed: " + value);
    }
    return value;
  }

  String fault(String place, String text) {
    return place + " is '" + text + "'; allowed is " + what + ".";
  }

  static Syntax<String> text() {
    return new Syntax<>(Function.identity(), "any text");
  }

  /** Whether it is there is seen when it is needed: it may be mounted later. */
  static Syntax<String> directory() {
    return new Syntax<>(
        text -> onlyIf(!text.isEmpty(), Path.of(text).toString()), "the path of a directory");
  }

  static Syntax<Integer> number(int least) {
    return new Syntax<>(
        text -> {
          int value = Integer.parseInt(text);
          return onlyIf(value >= least, value);
        },
        "a whole number from " + least + " to " + Integer.MAX_VALUE);
  }

  static Syntax<Long> longNumber(long least, String ofWhat) {
    return new Syntax<>(
        text -> {
          long value = Long.parseLong(text);
          return onlyIf(value >= least, value);
        },
        "a whole number" + ofWhat + ", " + least + " or more");
  }

  static Syntax<Boolean> truth() {
    return new Syntax<>(
        text -> onlyIf(text.equals("true") || text.equals("false"), text.equals("true")),
        "true or false");
  }

  static <E extends Enum<E>> Syntax<E> oneOf(Class<E> type) {
    return new Syntax<>(text -> Enum.valueOf(type, text), "one of " + names(EnumSet.allOf(type)));
  }

  static <E extends Enum<E>> Syntax<Set<E>> someOf(Class<E> type) {
    return new Syntax<>(
        text -> words(text).map(word -> Enum.valueOf(type, word)).collect(Collectors.toSet()),
        "some of " + names(EnumSet.allOf(type)) + ", separated by commas");
  }

  private static String names(Set<? extends Enum<?>> constants) {
    StringJoiner names = new StringJoiner(", ");
    for (Enum<?> constant : constants) {
      names.add(constant.name());
    }
    return names.toString();
  }

  static Syntax<List<String>> names(String ofWhat) {
    return new Syntax<>(
        text -> words(text).toList(), "names of " + ofWhat + ", separated by commas");
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(",")).map(String::trim).filter(word -> !word.isEmpty());
  }

  static Syntax<ChronoUnit> exactUnit() {
    return new Syntax<>(
        text -> {
          ChronoUnit unit = ChronoUnit.valueOf(text);
          return onlyIf(unit.compareTo(ChronoUnit.DAYS) <= 0, unit);
        },
        "one of " + names(EnumSet.range(ChronoUnit.NANOS, ChronoUnit.DAYS)));
  }

  static Syntax<Level> logLevel() {
    return new Syntax<>(
        CaptureSettings::level,
        "one of ALL, FINEST, FINER, FINE, CONFIG, INFO, WARNING, SEVERE, OFF, TRACE, DEBUG, WARN,"
            + " ERROR, FATAL");
  }

  static Syntax<Duration> duration(Duration least) {
    return new Syntax<>(
        text -> {
          Duration value = parseDuration(text);
          return onlyIf(value.compareTo(least) >= 0 && value.compareTo(LONGEST) <= 0, value);
        },
        "a duration such as PT5S, 5s, 500ms or 10 (seconds), "
            + (least.isZero() ? "zero or more" : "more than zero"));
  }

  private static Duration parseDuration(String text) {
    if (text.matches("\\d+")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    if (text.matches("\\d+ms")) {
      return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
    }
    if (text.matches("\\d+[smhSMH]")) {
      return Duration.parse("PT" + text);
    }
    return Duration.parse(text);
  }
}
