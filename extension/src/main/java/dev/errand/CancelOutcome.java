package dev.errand;

/** What {@link Task#cancel(String)} achieved. Source: CAN-1, CAN-2. */
public enum CancelOutcome {
  /** The task had not started and never will; it is CANCELLED. */
  WILL_NOT_RUN,
  /**
   * The task was running, or was told before: its token has turned and its thread was interrupted.
   * It is CANCELLING until the body has left.
   */
  TOLD_TO_STOP,
  /** The task had ended; nothing was changed. */
  ALREADY_ENDED
}
