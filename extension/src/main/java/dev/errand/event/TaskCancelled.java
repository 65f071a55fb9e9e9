package dev.errand.event;

import dev.errand.TaskInfo;
import java.time.Instant;

/**
 * A task ended because it was cancelled. Source: EVT-1.
 *
 * @param task the task right after the step
 * @param at the time of the step
 * @param reason the reason that was given
 */
public record TaskCancelled(TaskInfo task, Instant at, String reason) implements TaskEnded {}
