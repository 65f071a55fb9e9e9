package dev.errand.event;

import dev.errand.TaskInfo;
import java.time.Instant;

/**
 * A task began to run. Source: EVT-1.
 *
 * @param task the task right after the step
 * @param at the time of the step
 */
public record TaskStarted(TaskInfo task, Instant at) implements TaskEvent {}
