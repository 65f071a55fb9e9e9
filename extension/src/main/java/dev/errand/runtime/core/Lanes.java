package dev.errand.runtime.core;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lanes: a name that has a limit has one, or one for each key, which lets so many of its tasks
 * go on, to run or to wait for a slot, and keeps the others. Guarded by the lock of {@link Slots}.
 */
final class Lanes {
  /** The tasks of one name, or of one key of it. */
  static final class Lane {
    private final String name;
    private final TaskList kept = new TaskList();
    private int declared;
    private int gone;

    Lane(String name) {
      this.name = name;
    }

    boolean keeps(SupervisedTask<?> task) {
      return task.list == kept;
    }

    /** Whether the end of one of its tasks lets another go on. */
    boolean keepsAny() {
      return kept.head() != null;
    }
  }

  /** Whether its lane keeps a task. */
  static boolean keeps(SupervisedTask<?> task) {
    Lane lane = task.lane();
    return lane != null && lane.keeps(task);
  }

  /** Whether the lane of a task keeps any. */
  static boolean keepsMoreThan(SupervisedTask<?> task) {
    Lane lane = task.lane();
    return lane != null && lane.keepsAny();
  }

  private final Map<String, Lane> byName = new HashMap<>();

  /** Limits that were given while running; they count more than those that tasks bring along. */
  private final Map<String, Integer> given = new HashMap<>();

  /** The lanes that keep tasks. */
  private final Set<Lane> keeping = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * Lets a task go on, or keeps it. A higher limit than before lets others go first.
   *
   * @return whether it goes on
   */
  boolean enter(SupervisedTask<?> task, Line line) {
    if (isUnbounded(task)) {
      return true;
    }
    Lane lane = laneFor(task);
    task.lane(lane);
    if (task.limit() > 0 && lane.declared != task.limit()) {
      lane.declared = task.limit();
      letGo(lane, line);
    }
    if (isOpen(lane)) {
      lane.gone++;
      return true;
    }
    lane.kept.addByAge(task);
    keeping.add(lane);
    return false;
  }

  /** Counts a task that has a slot already, where its name has got a limit since. */
  void adopt(SupervisedTask<?> running) {
    if (running.lane() == null && !isUnbounded(running)) {
      Lane lane = laneFor(running);
      running.lane(lane);
      lane.gone++;
    }
  }

  private Lane laneFor(SupervisedTask<?> task) {
    Lane ofKey = ofKey(task);
    return ofKey == null ? byName.computeIfAbsent(task.name(), Lane::new) : ofKey;
  }

  private static @Nullable Lane ofKey(SupervisedTask<?> task) {
    TaskGroup group = task.group();
    return group == null ? null : group.lane();
  }

  private boolean isUnbounded(SupervisedTask<?> task) {
    return task.limit() == 0 && (given.isEmpty() || !given.containsKey(task.name()));
  }

  /** Whether a task could go on now, without letting it. */
  boolean isOpenFor(SupervisedTask<?> task) {
    if (isUnbounded(task)) {
      return true;
    }
    Lane ofKey = ofKey(task);
    Lane lane = ofKey == null ? byName.get(task.name()) : ofKey;
    return lane == null || lane.gone < limit(task.name(), task.limit());
  }

  private boolean isOpen(Lane lane) {
    return lane.gone < limit(lane.name, lane.declared);
  }

  private int limit(String name, int declared) {
    int limit = given.getOrDefault(name, declared);
    return limit == 0 ? Integer.MAX_VALUE : limit;
  }

  /** Gives a name a limit that counts from now on; 0 takes it back. */
  void give(String name, int limit) {
    if (limit == 0) {
      given.remove(name);
    } else {
      given.put(name, limit);
    }
  }

  /** Takes out a task that is over, or never runs; lets the next of its name go on. */
  void leave(SupervisedTask<?> task, Line line) {
    Lane lane = task.lane();
    if (lane != null) {
      takeOut(task, lane);
      letGo(lane, line);
      dropIfUnused(lane);
    }
  }

  /** Takes out a waiting task that will enter again. */
  void takeBack(SupervisedTask<?> task) {
    Lane lane = task.lane();
    if (lane != null) {
      takeOut(task, lane);
      task.lane(null);
      dropIfUnused(lane);
    }
  }

  private void takeOut(SupervisedTask<?> task, Lane lane) {
    if (lane.keeps(task)) {
      lane.kept.remove(task);
      noteWhetherItKeeps(lane);
    } else {
      lane.gone--;
    }
  }

  private void dropIfUnused(Lane lane) {
    if (lane.gone == 0 && !lane.keepsAny()) {
      byName.remove(lane.name, lane);
    }
  }

  private void letGo(Lane lane, Line line) {
    for (SupervisedTask<?> next = lane.kept.head();
        next != null && isOpen(lane);
        next = lane.kept.head()) {
      lane.kept.remove(next);
      lane.gone++;
      line.goesOn(next);
    }
    noteWhetherItKeeps(lane);
  }

  private void noteWhetherItKeeps(Lane lane) {
    if (!lane.keepsAny()) {
      keeping.remove(lane);
    }
  }

  @Nullable SupervisedTask<?> oldest() {
    SupervisedTask<?> oldest = null;
    for (Lane lane : keeping) {
      oldest = TaskList.older(oldest, lane.kept.head());
    }
    return oldest;
  }
}
