package dev.errand.event;

import dev.errand.TaskInfo;
import java.time.Instant;

/**
 * A task has waited for longer than it should since it could run: its delay is over, and it is not
 * held by a pause. Raised once for each threshold, at the time, whether the task starts later or
 * not. One that has its slot and is kept waiting by its executor is told of when that begins it.
 * Source: EVT-1, SUP-9.
 *
 * @param task the task right after the step
 * @param at the time of the step
 * @param level the threshold
 */
public record TaskLate(TaskInfo task, Instant at, Level level) implements TaskEvent {
  /** The thresholds. */
  public enum Level {
    /** Longer than {@code errand.late.warning} ({@code PT5S}). */
    WARNING,
    /** Longer than {@code errand.late.critical} ({@code PT10S}). */
    CRITICAL
  }
}
