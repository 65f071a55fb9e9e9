package dev.errand;

import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A task was not accepted: its queue is full, its executor refused it, or the supervisor has shut
 * down. The message names the task and what stood against it. The body was not started and never
 * will be. Source: PRI-4, LIF-2.
 */
public class TaskRejectedException extends RejectedExecutionException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one with a message.
   *
   * @param message what was refused and why
   */
  public TaskRejectedException(String message) {
    super(message);
  }

  /**
   * Makes one with a message and a cause.
   *
   * @param message what was refused and why
   * @param cause what the executor threw, or null
   */
  public TaskRejectedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
