package dev.errand.runtime.core;

import dev.errand.TaskPriority;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lanes: a name that has a limit has one, which lets so many tasks of that name go on, to run
 * or to wait for a slot, and keeps the others. Guarded by the lock of {@link Slots}.
 */
@SuppressWarnings("EnumOrdinal") // arrays by priority
final class Lanes {
  /** The tasks of one name. */
  static final class Lane {
    private final TaskList kept = new TaskList();
    private int limit;
    private int gone;
  }

  private final Map<String, Lane> byName = new HashMap<>();
  private final int[] kept = new int[TaskPriority.values().length];

  /**
   * Lets a task go on, or keeps it. A higher limit than before lets others go first.
   *
   * @return whether it goes on
   */
  boolean enter(SupervisedTask<?> task, Slots line) {
    if (task.limit() == 0) {
      return true;
    }
    Lane lane = byName.computeIfAbsent(task.name(), name -> new Lane());
    task.lane = lane;
    lane.limit = task.limit();
    letGo(lane, line);
    if (lane.gone < lane.limit) {
      lane.gone++;
      return true;
    }
    lane.kept.add(task);
    kept[task.priority().ordinal()]++;
    return false;
  }

  /** Whether a task could go on now, without letting it. */
  boolean isOpenFor(SupervisedTask<?> task) {
    Lane lane = byName.get(task.name());
    return task.limit() == 0 || lane == null || lane.gone < task.limit();
  }

  /** Takes out a task that is over, or never runs; lets the next of its name go on. */
  void leave(SupervisedTask<?> task, Slots line) {
    Lane lane = task.lane;
    if (lane == null) {
      return;
    }
    if (task.list == lane.kept) {
      lane.kept.remove(task);
      kept[task.priority().ordinal()]--;
    } else {
      lane.gone--;
    }
    letGo(lane, line);
    if (lane.gone == 0 && lane.kept.size() == 0) {
      byName.remove(task.name());
    }
  }

  private void letGo(Lane lane, Slots line) {
    for (SupervisedTask<?> next = lane.kept.head();
        next != null && lane.gone < lane.limit;
        next = lane.kept.head()) {
      lane.kept.remove(next);
      kept[next.priority().ordinal()]--;
      lane.gone++;
      line.goesOn(next);
    }
  }

  boolean keeps(SupervisedTask<?> task) {
    Lane lane = task.lane;
    return lane != null && task.list == lane.kept;
  }

  int kept(TaskPriority priority) {
    return kept[priority.ordinal()];
  }

  @Nullable SupervisedTask<?> oldest() {
    SupervisedTask<?> oldest = null;
    for (Lane lane : byName.values()) {
      SupervisedTask<?> head = lane.kept.head();
      if (head != null && (oldest == null || head.number < oldest.number)) {
        oldest = head;
      }
    }
    return oldest;
  }
}
