package dev.errand.runtime.core;

import dev.errand.TaskPriority;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who runs and who waits: one shared count of running tasks, a list of waiting ones for each
 * priority, and a lane for each name that has a limit. One lock guards it all, held for a few field
 * accesses and never while other code runs.
 *
 * <p>What it keeps true: a task waits only while none of the slots that it may use is free, its
 * lane is full, or a worker is on its way to its thread. That worker looks for more as soon as it
 * is there, and sends the next one on its way: a burst of small tasks wakes a few threads, not one
 * for each.
 */
final class Slots {
  /** The tasks of one name that has a limit. */
  static final class Lane {
    private final TaskList waiting = new TaskList();
    private int limit;
    private int running;
  }

  record Snapshot(
      int used, Map<TaskPriority, Integer> queued, @Nullable SupervisedTask<?> oldestWaiting) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final SupervisorSettings.Pool pool;
  private final int queueLimit;
  private final long ageingNanos;

  // All below: guarded by lock.
  private final TaskList high = new TaskList();
  private final TaskList normal = new TaskList();
  private final TaskList low = new TaskList();
  private final Map<String, Lane> lanes = new HashMap<>();
  private int used;
  private int waiting;
  private int onTheWay;

  Slots(SupervisorSettings settings) {
    this.pool = settings.pool();
    this.queueLimit = settings.queueLimit();
    this.ageingNanos = settings.ageing().toNanos();
  }

  /**
   * Counts a task that waits for its time as one of the queue.
   *
   * @return false if the queue is full
   */
  boolean reserve() {
    lock.lock();
    try {
      if (waiting >= queueLimit) {
        return false;
      }
      waiting++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  void unreserve() {
    lock.lock();
    try {
      waiting--;
    } finally {
      lock.unlock();
    }
  }

  /** What became of a task that asked for a slot. */
  enum Admission {
    STARTS,
    WAITS,
    FULL
  }

  /**
   * Gives a task a slot, or puts it in line.
   *
   * @param reserved whether it has been counted by {@link #reserve}, and so is never refused
   */
  Admission admit(SupervisedTask<?> task, boolean reserved) {
    lock.lock();
    try {
      if (reserved) {
        waiting--;
      }
      Lane lane = lane(task);
      if (lane != null && lane.running >= lane.limit) {
        if (waiting >= queueLimit && !reserved) {
          return Admission.FULL;
        }
        lane.waiting.add(task);
        waiting++;
        return Admission.WAITS;
      }
      boolean canWait = onTheWay > 0 && isOrdinary(task) && waiting < queueLimit;
      // Whoever waits could not use a free slot, or it would run: so nobody is overtaken here.
      if (used < bound(task.priority()) && !canWait) {
        used++;
        join(lane);
        return Admission.STARTS;
      }
      if (waiting >= queueLimit && !reserved) {
        dropIfIdle(task, lane);
        return Admission.FULL;
      }
      join(lane);
      ready(task.priority()).add(task);
      task.readyAt = Times.now();
      waiting++;
      return Admission.WAITS;
    } finally {
      lock.unlock();
    }
  }

  /** Takes the slot of a task that is over; gives the task that has it now, if one may. */
  @Nullable SupervisedTask<?> handOver(SupervisedTask<?> done) {
    lock.lock();
    try {
      used--;
      leaveLane(done);
      return take();
    } finally {
      lock.unlock();
    }
  }

  /** Gives a slot to a waiting task that may have one. */
  @Nullable SupervisedTask<?> startable() {
    lock.lock();
    try {
      return take();
    } finally {
      lock.unlock();
    }
  }

  /** Counts the worker of a task that has a slot as on its way to its thread. */
  void depart(SupervisedTask<?> task) {
    if (isOrdinary(task)) {
      lock.lock();
      try {
        onTheWay++;
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Notes that the worker of a task is there.
   *
   * @return the task that has got a slot by that
   */
  @Nullable SupervisedTask<?> arrive(SupervisedTask<?> task) {
    lock.lock();
    try {
      if (isOrdinary(task)) {
        onTheWay--;
      }
      // In the same breath: else one that comes now would overtake those that have waited for this.
      return onTheWay > 0 ? null : take();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Others wait for nobody: a CRITICAL task starts at once, and another executor is another way.
   */
  private static boolean isOrdinary(SupervisedTask<?> task) {
    return task.priority() != TaskPriority.CRITICAL && task.recipe().isOnDefaultExecutor();
  }

  private @Nullable SupervisedTask<?> take() {
    if (waiting == 0) {
      return null;
    }
    SupervisedTask<?> next = pick();
    if (next != null) {
      remove(next);
      used++;
    }
    return next;
  }

  /** Takes a task out of the line, if it is in one. */
  void withdraw(SupervisedTask<?> task) {
    lock.lock();
    try {
      TaskList list = task.list;
      if (list == null) {
        return;
      }
      remove(task);
      if (task.lane != null && list != task.lane.waiting) {
        leaveLane(task);
      }
    } finally {
      lock.unlock();
    }
  }

  Snapshot snapshot() {
    lock.lock();
    try {
      Map<TaskPriority, Integer> queued = new EnumMap<>(TaskPriority.class);
      for (TaskPriority priority : TaskPriority.values()) {
        queued.put(priority, priority == TaskPriority.CRITICAL ? 0 : ready(priority).size());
      }
      SupervisedTask<?> oldest = older(older(high.head(), normal.head()), low.head());
      for (Lane lane : lanes.values()) {
        for (SupervisedTask<?> t = lane.waiting.head(); t != null; t = t.after) {
          queued.merge(t.priority(), 1, Integer::sum);
        }
        oldest = older(oldest, lane.waiting.head());
      }
      return new Snapshot(used, queued, oldest);
    } finally {
      lock.unlock();
    }
  }

  private static @Nullable SupervisedTask<?> older(
      @Nullable SupervisedTask<?> one, @Nullable SupervisedTask<?> other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.number < other.number ? one : other;
  }

  private int bound(TaskPriority priority) {
    return switch (priority) {
      case CRITICAL -> Integer.MAX_VALUE;
      case HIGH -> pool.size() + pool.reserveNormal() + pool.reserveHigh();
      case NORMAL -> pool.size() + pool.reserveNormal();
      case LOW -> pool.size();
    };
  }

  private TaskList ready(TaskPriority priority) {
    return switch (priority) {
      case CRITICAL, HIGH -> high; // CRITICAL comes here only when its lane lets it go
      case NORMAL -> normal;
      case LOW -> low;
    };
  }

  private @Nullable SupervisedTask<?> pick() {
    SupervisedTask<?> best = null;
    TaskPriority bestAs = TaskPriority.LOW;
    long now = Times.now();
    for (TaskList list : new TaskList[] {high, normal, low}) {
      SupervisedTask<?> head = list.head();
      if (head == null) {
        continue;
      }
      TaskPriority as = lifted(head.priority(), now - head.readyAt);
      if (used < bound(as) && (best == null || goesBefore(head, as, best, bestAs))) {
        best = head;
        bestAs = as;
      }
    }
    return best;
  }

  private static boolean goesBefore(
      SupervisedTask<?> one, TaskPriority oneAs, SupervisedTask<?> other, TaskPriority otherAs) {
    int order = oneAs.compareTo(otherAs);
    return order < 0 || (order == 0 && one.number < other.number);
  }

  /** One priority higher for each span of ageing that it has waited, up to HIGH. */
  private TaskPriority lifted(TaskPriority priority, long waitedNanos) {
    if (priority == TaskPriority.LOW && waitedNanos >= ageingNanos) {
      return waitedNanos >= 2 * ageingNanos ? TaskPriority.HIGH : TaskPriority.NORMAL;
    }
    return priority == TaskPriority.NORMAL && waitedNanos >= ageingNanos
        ? TaskPriority.HIGH
        : priority;
  }

  private void remove(SupervisedTask<?> task) {
    TaskList list = task.list;
    if (list != null) {
      list.remove(task);
      waiting--;
    }
  }

  private @Nullable Lane lane(SupervisedTask<?> task) {
    int limit = task.limit();
    if (limit == 0) {
      return null;
    }
    Lane lane = lanes.computeIfAbsent(task.name(), name -> new Lane());
    lane.limit = limit;
    task.lane = lane;
    return lane;
  }

  /** Counts a task as one of its lane: from when it may start, whether or not a slot is free. */
  private static void join(@Nullable Lane lane) {
    if (lane != null) {
      lane.running++;
    }
  }

  private void leaveLane(SupervisedTask<?> task) {
    Lane lane = task.lane;
    if (lane == null) {
      return;
    }
    lane.running--;
    SupervisedTask<?> next = lane.waiting.head();
    if (next != null && lane.running < lane.limit) {
      lane.waiting.remove(next);
      lane.running++;
      next.readyAt = Times.now();
      ready(next.priority()).addByAge(next);
    }
    dropIfIdle(task, lane);
  }

  private void dropIfIdle(SupervisedTask<?> task, @Nullable Lane lane) {
    if (lane != null && lane.running == 0 && lane.waiting.size() == 0) {
      lanes.remove(task.name());
    }
  }
}
