package dev.errand.runtime.output;

import dev.errand.CaptureSettings;
import dev.errand.LogLine;
import java.util.function.Supplier;
import java.util.logging.Level;

/**
 * Where captured writes go.
 *
 * @param store the output
 * @param attempt the attempt that writes
 * @param settings what of it is kept
 */
record Target(Store store, int attempt, CaptureSettings settings) {
  boolean takes(Level level, String logger) {
    return level.intValue() >= settings.level().intValue()
        && !settings.level().equals(Level.OFF)
        && takesLogger(logger);
  }

  void log(Level level, String logger, int length, Supplier<LogLine> record) {
    if (takes(level, logger)) {
      store.append(attempt, length + 1, record);
    }
  }

  private boolean takesLogger(String logger) {
    if (settings.loggers().isEmpty()) {
      return true;
    }
    for (String name : settings.loggers()) {
      if (logger.startsWith(name)
          && (logger.length() == name.length()
              || name.isEmpty()
              || logger.charAt(name.length()) == '.')) {
        return true;
      }
    }
    return false;
  }
}
