package dev.errand.runtime.core;

/**
 * Since when a task waits for what is the supervisor's to give. The end of a pause of everything
 * begins all waiting anew. Changed under the lock of {@link Slots}; any thread.
 */
final class Readiness {
  private volatile long restartedAt = Times.NEVER;

  long since(SupervisedTask<?> task) {
    return Math.max(restartedAt, task.readyAt());
  }

  void restart(long now) {
    restartedAt = now;
  }
}
