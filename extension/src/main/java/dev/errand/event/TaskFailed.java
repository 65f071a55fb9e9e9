package dev.errand.event;

import dev.errand.TaskInfo;
import java.time.Instant;

/**
 * A task ended with an exception. Source: EVT-1.
 *
 * @param task the task right after the step
 * @param at the time of the step
 * @param failure what the body threw last
 */
public record TaskFailed(TaskInfo task, Instant at, Throwable failure) implements TaskEnded {}
