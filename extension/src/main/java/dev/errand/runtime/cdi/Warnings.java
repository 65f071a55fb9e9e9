package dev.errand.runtime.cdi;

import dev.errand.runtime.core.Messages;
import java.lang.System.Logger.Level;
import java.util.List;

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
