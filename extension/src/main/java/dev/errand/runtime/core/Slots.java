package dev.errand.runtime.core;

import dev.errand.TaskPriority;
import dev.errand.TaskRejectedException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Who runs and who waits: one shared count of running tasks, a list of waiting ones for each
 * priority, and the {@link Lanes}. One lock guards it all, never held while other code runs.
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
  private final int[] bounds;
  private final int queueLimit;
  private final long ageingNanos;

  // All below: guarded by lock.
  private final TaskList[] ready = {
    new TaskList(), new TaskList(), new TaskList(), new TaskList() // by priority
  };
  private final Lanes lanes = new Lanes();
  private int used;
  private int waiting;
  private int reserved;
  private int onTheWay;

  /** Whether the last task taken was lifted by age. Written under lock, read by anybody. */
  private volatile boolean ageCounted;

  Slots(SupervisorSettings settings) {
    int low = settings.pool().size();
    int normal = sum(low, settings.pool().reserveNormal());
    int high = sum(normal, settings.pool().reserveHigh());
    this.bounds = new int[] {Integer.MAX_VALUE, high, normal, low};
    this.queueLimit = settings.queueLimit();
    this.ageingNanos = settings.ageing().toNanos();
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
      task.reserved = true;
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
    if (task.reserved) {
      task.reserved = false;
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
      if (!direct && !task.reserved && isFull() && !canStart(task)) {
        throw full(task);
      }
      giveUp(task);
      if (!lanes.enter(task, this)) {
        waiting++;
        return take();
      }
      if (direct && waiting == 0) {
        used++;
        return task;
      }
      goesOn(task);
      waiting++;
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
    task.readyAt = Times.now();
    ready[task.priority().ordinal()].addByAge(task);
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
    if (!done.slotFreed) {
      done.slotFreed = true;
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
    return ageCounted || done.lane != null;
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
      TaskList list = task.list;
      if (list == null) {
        return;
      }
      if (!lanes.keeps(task)) {
        list.remove(task);
      }
      waiting--;
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
    SupervisedTask<?> best = null;
    TaskPriority bestAs = TaskPriority.LOW;
    long now = Times.now();
    for (TaskList list : ready) {
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
    if (best != null) {
      ageCounted = bestAs != best.priority();
      ready[best.priority().ordinal()].remove(best);
      waiting--;
      used++;
    }
    return best;
  }

  private int bound(TaskPriority priority) {
    return bounds[priority.ordinal()];
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

  Snapshot snapshot() {
    lock.lock();
    try {
      Map<TaskPriority, Integer> queued = new EnumMap<>(TaskPriority.class);
      SupervisedTask<?> oldest = lanes.oldest();
      for (TaskPriority priority : TaskPriority.values()) {
        TaskList list = ready[priority.ordinal()];
        queued.put(priority, list.size() + lanes.kept(priority));
        SupervisedTask<?> head = list.head();
        if (head != null && (oldest == null || head.number < oldest.number)) {
          oldest = head;
        }
      }
      return new Snapshot(used, queued, oldest);
    } finally {
      lock.unlock();
    }
  }
}
