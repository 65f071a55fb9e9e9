package dev.errand.runtime.cdi;

import dev.errand.spi.SettingSource;
import java.util.Optional;

/**
 * Where fault tolerance stands among the interceptors. MicroProfile lets an application move it:
 * further out than ours it would repeat the call and not the attempt, further in its repetitions
 * would be none of our attempts. Both would go unnoticed, so neither is let start.
 */
final class FaultTolerancePriority {
  private static final String KEY = "mp.fault.tolerance.interceptor.priority";

  /** A library may take that many priorities from the given one on. */
  private static final int WIDTH = 40;

  private static final int LEAST = SupervisionInterceptor.PRIORITY + 1;
  private static final int MOST = AttemptInterceptor.PRIORITY - 1 - WIDTH;

  private FaultTolerancePriority() {}

  /** Of no concern where no task method bears an annotation of fault tolerance. */
  static Optional<String> fault(SettingSource source, Deployed deployed) {
    for (MethodDescription method : deployed.methods()) {
      if (method.isFaultTolerant()) {
        return source.value(KEY).flatMap(text -> fault(text, method));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> fault(String text, MethodDescription method) {
    Syntax<Integer> syntax =
        new Syntax<>(
            value -> {
              int priority = Integer.parseInt(value);
              return Syntax.onlyIf(LEAST <= priority && priority <= MOST, priority);
            },
            "a whole number from "
                + LEAST
                + " to "
                + MOST
                + ", so that fault tolerance has each attempt of "
                + method.readable()
                + " and of others like it in its hands");
    return syntax.read(text).isPresent() ? Optional.empty() : Optional.of(syntax.fault(KEY, text));
  }
}
