package dev.errand.event;

import dev.errand.TaskInfo;
import java.time.Instant;
import java.util.List;

/**
 * A task was told to stop, and its body has not left within {@code errand.cancel.grace} ({@code
 * PT5S}). Raised once; the task is CANCELLING until its body leaves. Source: CAN-3.
 *
 * @param task the task right after the step
 * @param at the time of the step
 * @param reason the reason that was given for the cancellation
 * @param stack where its thread was, the innermost frame first; empty if it waits for a stage that
 *     the body has returned
 */
public record TaskUnresponsive(
    TaskInfo task, Instant at, String reason, List<StackTraceElement> stack) implements TaskEvent {
  /**
   * Copies the stack.
   *
   * @param task the task right after the step
   * @param at the time of the step
   * @param reason the reason that was given for the cancellation
   * @param stack where its thread was, the innermost frame first
   */
  public TaskUnresponsive {
    stack = List.copyOf(stack);
  }
}
