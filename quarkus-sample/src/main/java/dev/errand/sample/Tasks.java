package dev.errand.sample;

import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskQuery;
import dev.errand.TaskStatus;
import dev.errand.TaskSupervisor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Finds tasks by what stands in a request. */
@ApplicationScoped
class Tasks {
  private final TaskSupervisor supervisor;

  @Inject
  Tasks(TaskSupervisor supervisor) {
    this.supervisor = supervisor;
  }

  Task<?> get(String id) {
    TaskId parsed;
    try {
      parsed = TaskId.parse(id);
    } catch (IllegalArgumentException e) {
      throw new Problem.Raised(400, "Not a task id", String.valueOf(e.getMessage()));
    }
    return supervisor
        .find(parsed)
        .orElseThrow(
            () ->
                new Problem.Raised(
                    404, "No such task", "No task " + id + " is known; old ones are forgotten."));
  }

  /** Lists tasks, newest first, whose status is one of those and whose name contains a text. */
  List<TaskInfo> list(List<String> statuses, String name) {
    TaskStatus[] wanted = statuses.stream().map(Tasks::status).toArray(TaskStatus[]::new);
    String part = name.strip().toLowerCase(Locale.ROOT);
    return supervisor.tasks(TaskQuery.all().status(wanted).latestFirst()).stream()
        .filter(task -> task.name().toLowerCase(Locale.ROOT).contains(part))
        .toList();
  }

  private static TaskStatus status(String text) {
    return Arrays.stream(TaskStatus.values())
        .filter(status -> status.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new Problem.Raised(
                    400,
                    "No such status",
                    "'" + text + "' is no status; allowed are " + List.of(TaskStatus.values())));
  }
}
