package dev.errand.runtime.cdi;

import dev.errand.runtime.core.SupervisorSettings;
import dev.errand.runtime.process.ProcessSettings;
import dev.errand.spi.SettingSource;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Reads the global settings: MicroProfile Config where the runtime has it, else system properties.
 * All faults are collected, so that one message can list them.
 */
final class Settings {
  private static final Duration LONGEST = Duration.ofDays(365_000);

  private final SettingSource source;
  private final List<String> faults = new ArrayList<>();

  Settings(SettingSource source) {
    this.source = source;
  }

  static SettingSource source() {
    List<SettingSource> found = Plugins.load(SettingSource.class);
    return found.isEmpty() ? key -> Optional.ofNullable(System.getProperty(key)) : found.get(0);
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  SupervisorSettings supervisor() {
    SupervisorSettings plain = SupervisorSettings.DEFAULT;
    return new SupervisorSettings(
        new SupervisorSettings.Pool(
            number("errand.pool.size", plain.pool().size(), 1),
            number("errand.pool.reserve.normal", plain.pool().reserveNormal(), 0),
            number("errand.pool.reserve.high", plain.pool().reserveHigh(), 0)),
        number("errand.queue.limit", plain.queueLimit(), 1),
        duration("errand.queue.ageing", plain.ageing(), true),
        new SupervisorSettings.Retention(
            number("errand.retention.count", plain.retention().count(), 0),
            duration("errand.retention.age", plain.retention().age(), false),
            size("errand.retention.bytes", plain.retention().bytes())),
        duration("errand.shutdown.grace", plain.shutdownGrace(), false),
        duration("errand.shutdown.stop", plain.stopGrace(), false));
  }

  ProcessSettings processes() {
    return new ProcessSettings(
        duration("errand.shell.grace", Duration.ofSeconds(2), false),
        duration("errand.shell.linger", Duration.ofSeconds(1), false));
  }

  private int number(String key, int byDefault, int least) {
    return read(
        key,
        byDefault,
        Integer::valueOf,
        value -> value >= least,
        "a whole number from " + least + " to " + Integer.MAX_VALUE);
  }

  private long size(String key, long byDefault) {
    return read(key, byDefault, Long::valueOf, value -> value >= 0, "a number of bytes, 0 or more");
  }

  private Duration duration(String key, Duration byDefault, boolean positive) {
    Duration least = positive ? Duration.ofNanos(1) : Duration.ZERO;
    return read(
        key,
        byDefault,
        Settings::parseDuration,
        value -> value.compareTo(least) >= 0 && value.compareTo(LONGEST) <= 0,
        "a duration such as PT5S, 5s, 500ms or 10 (seconds), "
            + (positive ? "more than zero" : "zero or more"));
  }

  private static Duration parseDuration(String text) {
    String trimmed = text.trim();
    if (trimmed.matches("\\d+")) {
      return Duration.ofSeconds(Long.parseLong(trimmed));
    }
    if (trimmed.matches("\\d+ms")) {
      return Duration.ofMillis(Long.parseLong(trimmed.substring(0, trimmed.length() - 2)));
    }
    if (trimmed.matches("\\d+[smhSMH]")) {
      return Duration.parse("PT" + trimmed);
    }
    return Duration.parse(trimmed);
  }

  private <V> V read(
      String key, V byDefault, Function<String, V> parse, Predicate<V> allowed, String what) {
    Optional<String> text = source.value(key);
    if (text.isEmpty()) {
      return byDefault;
    }
    try {
      V value = parse.apply(text.get().trim());
      if (allowed.test(value)) {
        return value;
      }
    } catch (NumberFormatException | DateTimeParseException | ArithmeticException e) {
      // Reported below, like every other value that is not allowed.
    }
    faults.add(key + " is '" + text.get() + "'; allowed is " + what + ".");
    return byDefault;
  }
}
