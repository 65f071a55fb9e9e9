package dev.errand.runtime.core;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is paused: everything, or names, with the tasks of those that wait for nothing else. Guarded
 * by the lock of {@link Slots}.
 */
final class Pauses {
  private final Map<String, TaskList> byName = new HashMap<>();
  private boolean everything;

  boolean isEverything() {
    return everything;
  }

  /** Pauses or resumes everything. */
  void everything(boolean paused) {
    everything = paused;
  }

  boolean holds(SupervisedTask<?> task) {
    return everything || listFor(task) != null;
  }

  /** Where a task is held whose name is paused; else null. */
  @Nullable TaskList listFor(SupervisedTask<?> task) {
    return byName.isEmpty() ? null : byName.get(task.name());
  }

  /** Whether it was not paused. */
  boolean begin(String name) {
    return byName.putIfAbsent(name, new TaskList()) == null;
  }

  /** Gives the tasks that were held; null if it was not paused. */
  @Nullable TaskList end(String name) {
    return byName.remove(name);
  }

  Set<String> names() {
    return Set.copyOf(byName.keySet());
  }

  @Nullable SupervisedTask<?> oldest() {
    SupervisedTask<?> oldest = null;
    for (TaskList list : byName.values()) {
      oldest = TaskList.older(oldest, list.head());
    }
    return oldest;
  }
}
