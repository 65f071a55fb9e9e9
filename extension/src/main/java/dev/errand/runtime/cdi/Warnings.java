package dev.errand.runtime.cdi;

import dev.errand.runtime.core.Messages;
import java.lang.System.Logger.Level;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Collectors;

/** Says at the start what has no effect. */
final class Warnings {
  private Warnings() {}

  /** Source: RTY-6. */
  static void notRetried(MethodDescription method) {
    Messages.LOG.log(
        Level.WARNING,
        "ERRAND-0006: "
            + method.readable()
            + " bears @Retry, but no MicroProfile Fault Tolerance library is at work in this"
            + " application: it will not be retried.");
  }

  /** Source: RTY-1. Says nothing if there is one library or none. */
  static void retriedTwice(List<Class<?>> interceptors) {
    if (interceptors.size() > 1) {
      Messages.LOG.log(
          Level.WARNING,
          "ERRAND-0009: More than one fault tolerance library is at work in this application, and"
              + " each repeats what the others do, so that attempts multiply: "
              + interceptors.stream().map(Warnings::origin).collect(Collectors.joining(", "))
              + ". Leave out the one that the application brings along.");
    }
  }

  private static String origin(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return type.getName()
        + " of "
        + (source == null ? type.getClassLoader() : source.getLocation());
  }

  /** Source: CFG-1. */
  static void unknownKeys(List<String> keys) {
    if (!keys.isEmpty()) {
      Messages.LOG.log(
          Level.WARNING,
          "ERRAND-0007: There are no such settings, they have no effect: "
              + String.join(", ", keys)
              + ". There are: "
              + String.join(", ", Setting.ALL.stream().map(Setting::key).toList())
              + ".");
    }
  }
}
