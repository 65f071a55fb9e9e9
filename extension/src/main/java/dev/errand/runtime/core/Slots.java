package dev.errand.runtime.core;

import dev.errand.TaskPriority;
import dev.errand.TaskRejectedException;
import dev.errand.runtime.core.InLine.Place;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who runs and who waits: one shared count of running tasks, the {@link ReadyQueue} of waiting
 * ones, and the {@link Lanes}. One lock guards it all, never held while other code runs.
 *
 * <p>A task waits only while none of the slots that it may use is free, its lane keeps it, or a
 * worker is on its way to its thread. That worker looks for more as soon as it is there, and sends
 * the next one on its way: a burst of small tasks wakes a few threads, not one for each.
 */
@SuppressWarnings("EnumOrdinal") // arrays by priority
final class Slots {
  record Snapshot(
      int used, Map<TaskPriority, Integer> queued, @Nullable SupervisedTask<?> oldestWaiting) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final TimeSource time;
  private final int[] bounds;
  private final int queueLimit;

  // All below: guarded by lock.
  private final ReadyQueue ready;
  private final Lanes lanes = new Lanes();
  private int used;
  private int waiting;
  private int reserved;
  private int onTheWay;

  Slots(SupervisorSettings settings, TimeSource time) {
    this.time = time;
    int low = settings.pool().size();
    int normal = sum(low, settings.pool().reserveNormal());
    int high = sum(normal, settings.pool().reserveHigh());
    this.bounds = new int[] {Integer.MAX_VALUE, high, normal, low};
    this.queueLimit = settings.queueLimit();
    this.ready = new ReadyQueue(settings.ageing().toNanos());
  }

  private static int sum(int slots, int reserve) {
    return (int) Math.min(Integer.MAX_VALUE, (long) slots + reserve);
  }

  // ------------------------------------------------------------------ in

  /**
   * Keeps a place in line for a task that comes later.
   *
   * @throws TaskRejectedException if the queue is full
   */
  void reserve(SupervisedTask<?> task, boolean comesSoon) {
    lock.lock();
    try {
      if (isFull() && !(comesSoon && canStart(task))) {
        throw full(task);
      }
      task.place = Place.RESERVED;
      reserved++;
    } finally {
      lock.unlock();
    }
  }

  /** Gives a reserved place up, if the task has one. */
  void unreserve(SupervisedTask<?> task) {
    lock.lock();
    try {
      giveUp(task);
    } finally {
      lock.unlock();
    }
  }

  private void giveUp(SupervisedTask<?> task) {
    if (task.place == Place.RESERVED) {
      task.place = Place.AWAY;
      reserved--;
    }
  }

  /**
   * Puts a task in line.
   *
   * @return the task that may start now: this one, one that goes before it, or none
   * @throws TaskRejectedException if the queue is full, and the task had no place reserved
   */
  @Nullable SupervisedTask<?> admit(SupervisedTask<?> task) {
    lock.lock();
    try {
      boolean direct = waiting == 0 && canStart(task) && !canWait(task);
      if (!direct && task.place != Place.RESERVED && isFull() && !canStart(task)) {
        throw full(task);
      }
      giveUp(task);
      boolean kept = !lanes.enter(task, this);
      if (direct && waiting == 0) {
        start(task);
        return task;
      }
      task.place = Place.WAITING;
      waiting++;
      if (kept) {
        return take();
      }
      goesOn(task);
      return onTheWay > 0 && isOrdinary(task) ? null : take();
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull() {
    return waiting + reserved >= queueLimit;
  }

  private TaskRejectedException full(SupervisedTask<?> task) {
    return new TaskRejectedException(
        task
            + " was refused: the queue is full at "
            + queueLimit
            + " (errand.queue.limit). It was not started.");
  }

  private boolean canStart(SupervisedTask<?> task) {
    return used < bound(task.priority()) && lanes.isOpenFor(task);
  }

  /** Whether a worker that is on its way will see to a task. */
  private boolean canWait(SupervisedTask<?> task) {
    return onTheWay > 0 && isOrdinary(task) && !isFull();
  }

  /**
   * Others wait for nobody: a CRITICAL task starts at once, and another executor is another way.
   */
  private static boolean isOrdinary(SupervisedTask<?> task) {
    return task.priority() != TaskPriority.CRITICAL && task.recipe().isOnDefaultExecutor();
  }

  /** From its lane, or past it, to the line for a slot. Called with the lock held. */
  void goesOn(SupervisedTask<?> task) {
    task.readyAt = time.now();
    ready.add(task);
  }

  private void start(SupervisedTask<?> task) {
    task.place = Place.SLOT;
    used++;
  }

  // ------------------------------------------------------------------ out

  /**
   * Takes the slot of a task that is over, if nobody waits for one: who then waits for the task,
   * and looks, finds it free. Else {@link #handOver} does it, which gives it to the next.
   */
  void free(SupervisedTask<?> done) {
    lock.lock();
    try {
      if (waiting == 0) {
        leave(done);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes the slot of a task that is over; gives the task that has it now, if one may. */
  @Nullable SupervisedTask<?> handOver(SupervisedTask<?> done) {
    lock.lock();
    try {
      leave(done);
      return take();
    } finally {
      lock.unlock();
    }
  }

  private void leave(SupervisedTask<?> done) {
    if (done.place == Place.SLOT) {
      done.place = Place.GONE;
      used--;
      lanes.leave(done, this);
    }
  }

  /**
   * Gives a slot to a waiting task that may have one: of use when more than one slot can have
   * become usable, because a lane has let tasks go or age has lifted them.
   */
  @Nullable SupervisedTask<?> startable() {
    lock.lock();
    try {
      return take();
    } finally {
      lock.unlock();
    }
  }

  /** Whether {@link #startable} can give one after a slot was handed over. */
  boolean mayHaveMore(SupervisedTask<?> done) {
    return ready.ageCounted() || done.lane != null;
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
   * @return the task that may start now, if there is one
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

  /** Takes the slot of a task whose worker will never be there; gives the task that has it now. */
  @Nullable SupervisedTask<?> refused(SupervisedTask<?> task) {
    lock.lock();
    try {
      if (isOrdinary(task)) {
        onTheWay--;
      }
      leave(task);
      return take();
    } finally {
      lock.unlock();
    }
  }

  /** Takes a task out of line that never runs, if it is in line. */
  void withdraw(SupervisedTask<?> task) {
    lock.lock();
    try {
      giveUp(task);
      if (task.place != Place.WAITING) {
        return;
      }
      task.place = Place.GONE;
      waiting--;
      if (!lanes.keeps(task)) {
        ready.remove(task);
      }
      lanes.leave(task, this);
    } finally {
      lock.unlock();
    }
  }

  // ------------------------------------------------------------------ who is next

  private @Nullable SupervisedTask<?> take() {
    if (waiting == 0) {
      return null;
    }
    SupervisedTask<?> next = ready.take(used, bounds, time.now());
    if (next != null) {
      waiting--;
      start(next);
    }
    return next;
  }

  private int bound(TaskPriority priority) {
    return bounds[priority.ordinal()];
  }

  Snapshot snapshot() {
    lock.lock();
    try {
      Map<TaskPriority, Integer> queued = new EnumMap<>(TaskPriority.class);
      for (TaskPriority priority : TaskPriority.values()) {
        queued.put(priority, ready.size(priority) + lanes.kept(priority));
      }
      SupervisedTask<?> kept = lanes.oldest();
      SupervisedTask<?> first = ready.oldest();
      boolean keptIsOldest = first == null || (kept != null && kept.number < first.number);
      return new Snapshot(used, queued, keptIsOldest ? kept : first);
    } finally {
      lock.unlock();
    }
  }
}
