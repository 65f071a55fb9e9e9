package dev.errand.event;

import dev.errand.TaskInfo;
import java.time.Instant;

/**
 * A task has waited for longer than it should. Reserved: this version raises none yet. Source:
 * EVT-1.
 *
 * @param task the task right after the step
 * @param at the time of the step
 */
public record TaskLate(TaskInfo task, Instant at) implements TaskEvent {}
