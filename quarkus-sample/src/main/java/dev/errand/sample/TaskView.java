package dev.errand.sample;

import dev.errand.Progress;
import dev.errand.TaskInfo;
import dev.errand.TaskKind;
import dev.errand.TaskPriority;
import dev.errand.TaskStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A task as the page gets it: the supervisor's snapshot, its subject and its address.
 *
 * @param about what it is about, a directory say
 * @param ended whether its status is a last one
 * @param url where it is found
 */
record TaskView(
    String id,
    String name,
    Optional<String> about,
    TaskKind kind,
    TaskPriority priority,
    TaskStatus status,
    boolean ended,
    Instant queuedAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    int attempts,
    Progress progress,
    Optional<String> thread,
    Optional<String> result,
    Optional<String> failure,
    Optional<String> cancelReason,
    String url) {

  static TaskView of(TaskInfo task, Optional<String> about) {
    return new TaskView(
        task.id().toString(),
        task.name(),
        about,
        task.kind(),
        task.priority(),
        task.status(),
        task.status().isEnded(),
        task.queuedAt(),
        task.startedAt(),
        task.endedAt(),
        task.attempts(),
        task.progress(),
        task.thread(),
        task.result(),
        task.failure(),
        task.cancelReason(),
        "/api/tasks/" + task.id());
  }
}
