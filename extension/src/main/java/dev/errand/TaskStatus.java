package dev.errand;

/**
 * Where a task is in its life.
 *
 * <pre>
 *   DELAYED ──► QUEUED ──► RUNNING ──► COMPLETED
 *      │          │           ├──────► FAILED
 *      │          │           └──► CANCELLING ──► CANCELLED
 *      └──────────┴────────────────────────────────► CANCELLED
 * </pre>
 *
 * <p>Every task takes one path through this picture, each step once, and the events of {@code
 * dev.errand.event} tell of it in the same order. Source: SUP-3.
 */
public enum TaskStatus {
  /** Accepted, and waiting for a slot. */
  QUEUED,
  /** Accepted, and waiting for its time (or, when deferred, to be started); holds no slot. */
  DELAYED,
  /** Its body runs, or a stage that its body returned has not ended yet. */
  RUNNING,
  /** It was told to stop while running, and its body has not left yet. */
  CANCELLING,
  /** Ended with a result. */
  COMPLETED,
  /** Ended with an exception. */
  FAILED,
  /** Ended because it was cancelled: before it ran, or after its body had left. */
  CANCELLED;

  /**
   * Tells whether this is one of the three last statuses.
   *
   * @return true for {@link #COMPLETED}, {@link #FAILED} and {@link #CANCELLED}
   */
  public boolean isEnded() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }
}
