package dev.errand.sample;

import dev.errand.TaskId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What each task is about: tasks of one name differ by it. */
@ApplicationScoped
class Subjects {
  private static final int REMEMBERED = 10_000;

  /** Guarded by itself; the oldest goes first. Written by requests, read by whoever shows tasks. */
  private final Map<TaskId, String> subjects = new LinkedHashMap<>();

  void remember(TaskId task, String subject) {
    synchronized (subjects) {
      subjects.put(task, subject);
      if (subjects.size() > REMEMBERED) {
        subjects.remove(subjects.keySet().iterator().next());
      }
    }
  }

  Optional<String> of(TaskId task) {
    synchronized (subjects) {
      return Optional.ofNullable(subjects.get(task));
    }
  }
}
