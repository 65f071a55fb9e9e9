package dev.errand.runtime.cdi;

import dev.errand.runtime.core.Messages;
import dev.errand.spi.SettingSource;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says at the start what has no effect. */
final class Warnings {
  /** Set by Quarkus, whose own setting decides it. */
  private static final String COMPATIBILITY = "smallrye.faulttolerance.mp-compatibility";

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

  /**
   * Says nothing if there is one library or none. Source: RTY-1.
   *
   * @param interceptors those that a call goes through, by where they come from
   */
  static void retriedTwice(Map<String, Class<?>> interceptors) {
    if (interceptors.size() > 1) {
      Messages.LOG.log(
          Level.WARNING,
          "ERRAND-0009: More than one fault tolerance library is at work in this application, and"
              + " each repeats what the others do, so that there are more attempts than asked for: "
              + interceptors.entrySet().stream()
                  .map(one -> one.getValue().getName() + " of " + one.getKey())
                  .collect(Collectors.joining(", "))
              + ". Leave out the one that the application brings along.");
    }
  }

  /** Source: RTY-3. */
  static void takenForAsynchronous(Collection<MethodDescription> methods, SettingSource source) {
    if (!source.value(COMPATIBILITY).equals(Optional.of("false"))) {
      return; // a library that goes by the specification
    }
    String found =
        methods.stream()
            .filter(method -> method.has(Names.BACKGROUND))
            .filter(method -> Names.ASYNCHRONOUS_TYPES.contains(method.returnType()))
            .filter(
                method ->
                    method.annotations().keySet().stream()
                        .anyMatch(Names.OTHERWISE_WHEN_ASYNCHRONOUS::contains))
            .map(MethodDescription::readable)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (!found.isEmpty()) {
      Messages.LOG.log(
          Level.WARNING,
          "ERRAND-0013: Fault tolerance takes these for asynchronous, for what they return: its"
              + " @Timeout does not interrupt them, and what waits for its @Bulkhead holds a slot: "
              + found
              + ". Let them return Task, or set quarkus.fault-tolerance.mp-compatibility to true.");
    }
  }

  /** Source: CFG-1. */
  static void notCounted(String task, List<String> faults) {
    Messages.LOG.log(
        Level.ERROR,
        "ERRAND-0014: What is configured for task '"
            + task
            + "' is not allowed, and does not count:"
            + Configuration.list(faults));
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
              + ", and the members of @Background and @CapturedOutput.");
    }
  }
}
