package dev.errand.event;

import dev.errand.TaskInfo;
import java.time.Instant;

/**
 * A task was accepted: it is QUEUED or DELAYED. Source: EVT-1.
 *
 * @param task the task right after the step
 * @param at the time of the step
 */
public record TaskQueued(TaskInfo task, Instant at) implements TaskEvent {}
