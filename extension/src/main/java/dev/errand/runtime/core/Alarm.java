package dev.errand.runtime.core;

import dev.errand.spi.TimeSource;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the timer, for what is due next; none while nothing is. Guarded by the lock of
 * {@link Slots}.
 */
final class Alarm {
  /** It rings no sooner: what becomes due in a moment is seen to together. */
  private static final long BREATH_NANOS = 10_000_000;

  private final TimeSource time;
  private final Runnable bell;
  private @Nullable Future<?> entry;
  private long at;

  Alarm(TimeSource time, Runnable bell) {
    this.time = time;
    this.bell = bell;
  }

  /** Has it ring at a time, if it does not ring before. */
  void setFor(long due) {
    if (entry != null && at <= due) {
      return; // who answers it sets it anew
    }
    stop();
    try {
      entry = time.after(Math.max(due - time.now(), BREATH_NANOS), bell);
      at = due;
    } catch (RejectedExecutionException e) {
      // Shutdown has ended the timer: those who still wait are about to be cancelled.
      Messages.LOG.log(System.Logger.Level.TRACE, "Nobody is found late any more.", e);
    }
  }

  /** Notes that it has rung. */
  void answered() {
    entry = null;
  }

  void stop() {
    Future<?> present = entry;
    if (present != null) {
      entry = null;
      time.cancel(present);
    }
  }
}
