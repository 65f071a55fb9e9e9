package dev.errand.event;

/**
 * The end of a task: exactly one of these is the last event of each. When its synchronous observers
 * have returned, whoever waits for the task is released. Source: EVT-1, EVT-2.
 */
public sealed interface TaskEnded extends TaskEvent
    permits TaskCompleted, TaskFailed, TaskCancelled {}
