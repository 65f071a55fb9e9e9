package dev.errand.runtime.core;

import dev.errand.PoolSettings;
import dev.errand.TaskPriority;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The slots and the line for them, at one moment. */
record SlotsSnapshot(
    PoolSettings pool,
    int used,
    Map<TaskPriority, Integer> queued,
    @Nullable SupervisedTask<?> oldestWaiting,
    boolean paused,
    Set<String> pausedNames) {}
