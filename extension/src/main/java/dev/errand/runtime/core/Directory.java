package dev.errand.runtime.core;

import static java.util.Objects.requireNonNull;

import dev.errand.SupervisorInfo;
import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers questions about the tasks of an engine. Any thread; holds no worker up. */
final class Directory {
  private final Engine engine;

  Directory(Engine engine) {
    this.engine = engine;
  }

  @Nullable SupervisedTask<?> find(TaskId id) {
    return engine.registry().find(requireNonNull(id, "The id of the task is null."));
  }

  List<TaskInfo> tasks(TaskQuery query) {
    Search search = new Search(query);
    engine.registry().show(query.newestFirst(), search);
    return search.found();
  }

  int cancelAll(TaskQuery query, String reason) {
    List<Task<?>> found = new ArrayList<>();
    for (TaskInfo info : tasks(query)) {
      SupervisedTask<?> task = engine.registry().find(info.id());
      if (task != null) {
        found.add(task);
      }
    }
    return MassCancel.of(found, reason);
  }

  SupervisorInfo info() {
    return engine
        .totals()
        .info(
            engine.settings(),
            engine.slots().snapshot(),
            engine.registry().all(),
            engine.isAccepting());
  }
}
