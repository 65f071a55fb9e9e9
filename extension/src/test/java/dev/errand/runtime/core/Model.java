package dev.errand.runtime.core;

import dev.errand.PoolSettings;
import dev.errand.TaskPriority;
import dev.errand.TaskStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a supervisor should do, written down as simply as possible: one thread, plain lists, every
 * question answered by looking at all tasks.
 */
final class Model {
  /** A task, as the model sees it. */
  static final class Item {
    final int number;
    final String name;
    final @Nullable Object key;
    final TaskPriority priority;
    final int limit;
    final boolean unique;
    TaskStatus status;
    int submissions = 1;
    long readyAt;

    /** The lane that counts it, or keeps it; null for none. */
    @Nullable Lane lane;

    /** Whether its lane has let it go. */
    boolean gone;

    Item(
        int number,
        String name,
        @Nullable Object key,
        TaskPriority priority,
        int limit,
        boolean unique,
        TaskStatus status,
        long now) {
      this.number = number;
      this.name = name;
      this.key = key;
      this.priority = priority;
      this.limit = limit;
      this.unique = unique;
      this.status = status;
      this.readyAt = now;
    }

    @Override
    public String toString() {
      return number + ":" + name + "/" + key + " " + priority + " limit " + limit + " " + status;
    }
  }

  private static final class Lane {
    int declared;
  }

  private final long ageing;
  private final int queueLimit;
  private final Map<List<Object>, Lane> lanes = new HashMap<>();
  private final Map<String, Integer> given = new HashMap<>();
  private final Set<String> paused = new HashSet<>();
  private PoolSettings pool;
  private boolean pausedAll;

  final List<Item> live = new ArrayList<>();
  final List<Integer> started = new ArrayList<>();
  long now;

  Model(PoolSettings pool, int queueLimit, long ageing) {
    this.pool = pool;
    this.queueLimit = queueLimit;
    this.ageing = ageing;
  }

  // ------------------------------------------------------------------ what is done to it

  /** The task that is there, if the new one is unique and there is one. */
  @Nullable Item present(Item item) {
    return live.stream()
        .filter(one -> one.unique && one.name.equals(item.name))
        .filter(one -> Objects.equals(one.key, item.key))
        .findFirst()
        .orElse(null);
  }

  /** Whether it is accepted. */
  boolean submit(Item item) {
    boolean canStart =
        item.status == TaskStatus.QUEUED
            && used() < bound(item.priority)
            && !pausedAll
            && !paused.contains(item.name)
            && isOpenFor(item);
    long waiting = live.stream().filter(one -> one.status != TaskStatus.RUNNING).count();
    if (waiting >= queueLimit && !canStart) {
      return false;
    }
    live.add(item);
    if (item.status == TaskStatus.QUEUED) {
      enter(item);
      fill();
    }
    return true;
  }

  /** Goes on to the next moment at which age lets somebody start, if it comes by then. */
  boolean nextLift(long end) {
    long next =
        Stream.of(TaskPriority.values())
            .map(this::first)
            .filter(Objects::nonNull)
            .flatMap(first -> Stream.of(1, 2).map(spans -> first.readyAt + spans * ageing))
            .filter(time -> time > now && time <= end)
            .min(Comparator.naturalOrder())
            .orElse(end + 1);
    if (next > end) {
      return false;
    }
    now = next;
    fill();
    return true;
  }

  void delayOver(Item item) {
    item.status = TaskStatus.QUEUED;
    item.readyAt = now;
    enter(item);
    fill();
  }

  /** Ends a task, as it has run or as it has not. */
  void end(Item item, TaskStatus as) {
    item.status = as;
    live.remove(item);
    if (item.lane != null) {
      letGo(item.lane);
    }
    fill();
  }

  void pause(String name) {
    paused.add(name);
    fill();
  }

  void resume(String name) {
    if (paused.contains(name)) {
      live.stream()
          .filter(item -> item.name.equals(name) && isPastItsLane(item))
          .forEach(item -> item.readyAt = now);
      paused.remove(name);
    }
    fill();
  }

  void pauseAll(boolean to) {
    if (pausedAll && !to) { // all have been held, and begin to wait
      live.forEach(item -> item.readyAt = now);
    }
    pausedAll = to;
    fill();
  }

  void resize(PoolSettings to) {
    pool = to;
    fill();
  }

  void limit(String name, int limit) {
    given.put(name, limit);
    if (limit == 0) {
      given.remove(name);
    }
    List<Item> ofName = live.stream().filter(item -> item.name.equals(name)).toList();
    for (Item item : ofName) {
      if (item.status == TaskStatus.QUEUED) {
        item.lane = null;
        item.gone = false;
      } else if (item.status == TaskStatus.RUNNING && item.lane == null && isBounded(item)) {
        item.lane = laneOf(item);
        item.gone = true;
      }
    }
    ofName.stream().filter(item -> item.status == TaskStatus.QUEUED).forEach(this::enter);
    fill();
  }

  // ------------------------------------------------------------------ lanes

  private boolean isBounded(Item item) {
    return item.limit > 0 || given.containsKey(item.name);
  }

  private Lane laneOf(Item item) {
    List<Object> id = item.key == null ? List.of(item.name) : List.of(item.name, item.key);
    return lanes.computeIfAbsent(id, any -> new Lane());
  }

  private int limitOf(Item item, int declared) {
    int limit = given.getOrDefault(item.name, declared);
    return limit == 0 ? Integer.MAX_VALUE : limit;
  }

  private long gone(Lane lane) {
    return live.stream().filter(item -> item.lane == lane && item.gone).count();
  }

  private boolean isOpenFor(Item item) {
    return !isBounded(item) || gone(laneOf(item)) < limitOf(item, item.limit);
  }

  private void enter(Item item) {
    if (!isBounded(item)) {
      return;
    }
    Lane lane = laneOf(item);
    if (item.limit > 0) {
      lane.declared = item.limit;
      letGo(lane);
    }
    item.lane = lane;
    item.gone = gone(lane) < limitOf(item, lane.declared);
  }

  private void letGo(Lane lane) {
    live.stream()
        .filter(item -> item.lane == lane && !item.gone && item.status == TaskStatus.QUEUED)
        .sorted(Comparator.comparingInt(item -> item.number))
        .forEach(item -> item.gone = gone(lane) < limitOf(item, lane.declared));
  }

  private static boolean isPastItsLane(Item item) {
    return item.status == TaskStatus.QUEUED && (item.lane == null || item.gone);
  }

  // ------------------------------------------------------------------ slots

  long used() {
    return live.stream().filter(item -> item.status == TaskStatus.RUNNING).count();
  }

  private int bound(TaskPriority as) {
    return switch (as) {
      case CRITICAL -> Integer.MAX_VALUE;
      case HIGH -> pool.size() + pool.reserveNormal() + pool.reserveHigh();
      case NORMAL -> pool.size() + pool.reserveNormal();
      case LOW -> pool.size();
    };
  }

  private TaskPriority lifted(Item item) {
    TaskPriority as = item.priority;
    for (long waited = now - item.readyAt; waited >= ageing; waited -= ageing) {
      as =
          switch (as) {
            case LOW -> TaskPriority.NORMAL;
            case NORMAL, HIGH -> TaskPriority.HIGH;
            case CRITICAL -> TaskPriority.CRITICAL;
          };
    }
    return as;
  }

  /** Starts all that may: of the first of each priority the highest, the oldest of several. */
  private void fill() {
    for (Item next = next(); next != null; next = next()) {
      next.status = TaskStatus.RUNNING;
      started.add(next.number);
    }
  }

  private @Nullable Item next() {
    Item best = null;
    if (pausedAll) {
      return null;
    }
    for (TaskPriority priority : TaskPriority.values()) {
      Item first = first(priority);
      if (first != null && used() < bound(lifted(first))) {
        int order = best == null ? -1 : lifted(first).compareTo(lifted(best));
        if (order < 0 || (order == 0 && first.number < best.number)) {
          best = first;
        }
      }
    }
    return best;
  }

  private @Nullable Item first(TaskPriority priority) {
    return live.stream()
        .filter(item -> item.priority == priority && isPastItsLane(item))
        .filter(item -> !paused.contains(item.name))
        .min(Comparator.comparingInt(item -> item.number))
        .orElse(null);
  }

  long queued(TaskPriority priority) {
    return live.stream()
        .filter(item -> item.status == TaskStatus.QUEUED && item.priority == priority)
        .count();
  }
}
