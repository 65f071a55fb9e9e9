package dev.errand.runtime.core;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The groups that have live tasks. Here, and nowhere else, the keys of the application are asked
 * whether they are equal; everybody else compares groups by identity, under whatever lock.
 */
final class TaskGroups {
  private final ConcurrentMap<TaskGroup, TaskGroup> groups = new ConcurrentHashMap<>();

  /** Gives the group of a name and key, with one more task in it. */
  TaskGroup join(String name, @Nullable Object key) {
    TaskGroup fresh = new TaskGroup(name, key);
    for (; ; ) {
      TaskGroup there = groups.get(fresh); // takes no lock, other than putIfAbsent
      if (there == null) {
        there = groups.putIfAbsent(fresh, fresh);
      }
      if (there == null) {
        return fresh;
      }
      if (there.join()) {
        return there;
      }
      groups.remove(there, there); // its last one has left, and is about to do this
    }
  }

  /** Takes a task out that has ended, or was not accepted. */
  void leave(TaskGroup group, SupervisedTask<?> task) {
    group.release(task);
    if (group.leave()) {
      groups.remove(group, group);
    }
  }

  int size() {
    return groups.size();
  }
}
