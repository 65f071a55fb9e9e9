package dev.errand.runtime.cdi;

import dev.errand.runtime.core.Messages;
import java.lang.System.Logger.Level;

/** Says at the start that an annotation has no effect. Source: RTY-6. */
final class RetryWarning {
  private RetryWarning() {}

  static void log(MethodDescription method) {
    Messages.LOG.log(
        Level.WARNING,
        "ERRAND-0006: "
            + method.readable()
            + " bears @Retry, but no MicroProfile Fault Tolerance library is at work in this"
            + " application: it will not be retried.");
  }
}
