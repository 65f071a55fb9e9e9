package dev.errand.event;

import dev.errand.TaskInfo;
import dev.errand.TaskOutput;
import java.time.Instant;

/**
 * An attempt of a task failed; whether it will be retried is not known yet. Source: EVT-1.
 *
 * @param task the task right after the step
 * @param at the time of the step
 * @param attempt the number of the attempt, counted from 1
 * @param failure what it threw
 * @param output what it wrote
 */
public record TaskAttemptFailed(
    TaskInfo task, Instant at, int attempt, Throwable failure, TaskOutput output)
    implements TaskEvent {}
