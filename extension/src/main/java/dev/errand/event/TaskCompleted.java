package dev.errand.event;

import dev.errand.TaskInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task ended with a result. Source: EVT-1.
 *
 * @param task the task right after the step
 * @param at the time of the step
 * @param result the result; null if the body has none
 */
public record TaskCompleted(TaskInfo task, Instant at, @Nullable Object result)
    implements TaskEnded {}
