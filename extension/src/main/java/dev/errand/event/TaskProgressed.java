package dev.errand.event;

import dev.errand.TaskInfo;
import java.time.Instant;

/**
 * A body reported progress; {@code task().progress()} has it. Source: EVT-1.
 *
 * @param task the task right after the step
 * @param at the time of the step
 */
public record TaskProgressed(TaskInfo task, Instant at) implements TaskEvent {}
