package dev.errand.runtime.core;

import org.jspecify.annotations.Nullable;

/**
 * Leaves a cancelled attempt. An {@link Error}, because fault tolerance libraries retry after every
 * exception, and some after a {@link java.util.concurrent.CancellationException} too. Never seen
 * outside the engine.
 */
final class StopRetrying extends Error {
  private static final long serialVersionUID = 1L;

  StopRetrying(String reason, @Nullable Throwable left) {
    super(reason, left, false, false);
  }
}
