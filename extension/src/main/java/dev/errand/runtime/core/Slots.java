package dev.errand.runtime.core;

import dev.errand.PoolSettings;
import dev.errand.TaskPriority;
import dev.errand.runtime.core.InLine.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who runs and who waits: one shared count of running tasks, and the {@link Line} of waiting ones.
 * One lock guards it all, never held while other code runs.
 *
 * <p>A task waits only while none of the slots that it may use is free, its lane or a pause keeps
 * it, or a worker is on its way to its thread. That worker looks for more as soon as it is there,
 * and sends the next one on its way: a burst of small tasks wakes a few threads, not one for each.
 */
@SuppressWarnings("EnumOrdinal") // arrays by priority
final class Slots {
  record Snapshot(
      PoolSettings pool,
      int used,
      Map<TaskPriority, Integer> queued,
      @Nullable SupervisedTask<?> oldestWaiting,
      boolean paused,
      Set<String> pausedNames) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final TimeSource time;

  // All below: guarded by lock.
  private final Line line;
  private final Room room;
  private final Alarm alarm;
  private PoolSettings pool;
  private int[] bounds;
  private int used;
  private int onTheWay;

  /**
   * Makes the slots.
   *
   * @param tellLate called by the timer when {@link #late} has something to tell
   */
  Slots(SupervisorSettings settings, TimeSource time, Runnable tellLate) {
    this.time = time;
    this.alarm = new Alarm(time, tellLate);
    this.line = new Line(settings, time);
    this.room = new Room(settings.queue().limit(), lock, line);
    this.pool = settings.pool();
    this.bounds = bounds(pool);
  }

  private static int[] bounds(PoolSettings pool) {
    int normal = sum(pool.size(), pool.reserveNormal());
    return new int[] {
      Integer.MAX_VALUE, sum(normal, pool.reserveHigh()), normal, pool.size() // by priority
    };
  }

  private static int sum(int slots, int reserve) {
    return (int) Math.min(Integer.MAX_VALUE, (long) slots + reserve);
  }

  // ------------------------------------------------------------------ in

  /**
   * Keeps a place in line for a task that comes later.
   *
   * @return false if one is kept already, or it has come
   * @throws QueueFull if there is none
   */
  boolean reserve(SupervisedTask<?> task, boolean comesSoon) {
    lock.lock();
    try {
      if (task.place != Place.AWAY) {
        return false;
      }
      if (room.isFull() && !(comesSoon && canStart(task))) {
        throw new QueueFull();
      }
      room.reserve(task);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a place in line can be kept for a task; whether one is kept. */
  boolean awaitPlace(SupervisedTask<?> task, long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      boolean kept = room.await(task, nanos);
      task.readyAt = time.now();
      return kept;
    } finally {
      lock.unlock();
    }
  }

  /** Notes that a task could run from now on. */
  void ready(SupervisedTask<?> task) {
    lock.lock();
    try {
      task.readyAt = time.now();
    } finally {
      lock.unlock();
    }
  }

  /** Gives a reserved place up, if the task has one. */
  void unreserve(SupervisedTask<?> task) {
    lock.lock();
    try {
      room.giveUp(task);
      room.serve();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Puts a task in line.
   *
   * @return the task that may start now: this one, one that goes before it, or none
   * @throws QueueFull if the task had no place reserved, and there is none
   */
  @Nullable SupervisedTask<?> admit(SupervisedTask<?> task) {
    lock.lock();
    try {
      boolean atOnce = hasSlotFor(task) && line.isClearFor(task) && !canWait(task);
      if (!atOnce && task.place != Place.RESERVED && room.isFull() && !canStart(task)) {
        throw new QueueFull();
      }
      room.giveUp(task);
      if (line.enter(task, atOnce)) {
        start(task);
        room.serve();
        return task;
      }
      SupervisedTask<?> next = onTheWay > 0 && isOrdinary(task) ? null : take();
      attend();
      return next;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives a task a slot beyond their number, for its caller to run it.
   *
   * @return false if its lane or a pause keeps it
   */
  boolean startBeyond(SupervisedTask<?> task) {
    lock.lock();
    try {
      if (!line.isOpenFor(task)) {
        return false;
      }
      line.pass(task);
      start(task);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean canStart(SupervisedTask<?> task) {
    return hasSlotFor(task) && line.isOpenFor(task);
  }

  private boolean hasSlotFor(SupervisedTask<?> task) {
    return used < bounds[task.priority().ordinal()];
  }

  /** Whether a worker that is on its way will see to a task. */
  private boolean canWait(SupervisedTask<?> task) {
    return onTheWay > 0 && isOrdinary(task) && !room.isFull();
  }

  /**
   * Others wait for nobody: a CRITICAL task starts at once, and another executor is another way.
   */
  private static boolean isOrdinary(SupervisedTask<?> task) {
    return task.priority() != TaskPriority.CRITICAL && task.recipe().isOnDefaultExecutor();
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
      if (line.isEmptyAfter(done)) {
        leave(done);
        attend();
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
      SupervisedTask<?> next = take();
      attend();
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void leave(SupervisedTask<?> done) {
    if (done.place == Place.SLOT) {
      done.place = Place.GONE;
      used--;
      line.leave(done);
    }
  }

  /**
   * Gives a slot to a waiting task that may have one: of use when more than one slot can have
   * become usable, because a lane has let tasks go, age has lifted them, or a rule has changed.
   */
  @Nullable SupervisedTask<?> startable() {
    lock.lock();
    try {
      SupervisedTask<?> next = take();
      attend();
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Whether {@link #startable} can give one after the slot of a task was handed over. */
  boolean mayHaveMore(SupervisedTask<?> done) {
    return line.ageCounted() || done.lane != null;
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
      SupervisedTask<?> next = onTheWay > 0 ? null : take();
      attend();
      return next;
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
      SupervisedTask<?> next = take();
      attend();
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a task out of line that never runs, if it is in line. */
  void withdraw(SupervisedTask<?> task) {
    lock.lock();
    try {
      room.giveUp(task);
      if (task.place == Place.WAITING) {
        line.withdraw(task);
      }
      attend();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable SupervisedTask<?> take() {
    SupervisedTask<?> next = line.take(used, bounds);
    if (next != null) {
      start(next);
    }
    return next;
  }

  // ------------------------------------------------------------------ who waits for something

  /** At the end of each step: serves callers that wait for room, and sets the alarm. */
  private void attend() {
    room.serve();
    if (onTheWay > 0) {
      return; // the worker does this when it is there: a burst sets no alarm for each task
    }
    long next = line.nextLate();
    if (next != LateWatch.NONE) {
      alarm.setFor(next);
    } else if (used == 0) {
      alarm.stop(); // not sooner: it would be set again in a moment
    }
  }

  /** Gives those that have become late; called by the timer. */
  List<LateWatch.Late> late() {
    lock.lock();
    try {
      alarm.answered();
      List<LateWatch.Late> late = line.late();
      attend();
      return late;
    } finally {
      lock.unlock();
    }
  }

  /** Sends away who waits for room. */
  void close() {
    lock.lock();
    try {
      room.close();
    } finally {
      lock.unlock();
    }
  }

  // ------------------------------------------------------------------ rules that change

  /**
   * Changes a rule. Tasks that may start then, {@link #startable} gives.
   *
   * @param change what is changed
   */
  void change(Consumer<Line> change) {
    lock.lock();
    try {
      change.accept(line);
      attend();
    } finally {
      lock.unlock();
    }
  }

  void resize(PoolSettings to) {
    lock.lock();
    try {
      pool = to;
      bounds = bounds(to);
    } finally {
      lock.unlock();
    }
  }

  Snapshot snapshot() {
    lock.lock();
    try {
      return new Snapshot(
          pool,
          used,
          line.sizes(),
          line.oldest(),
          line.pauses().isEverything(),
          line.pauses().names());
    } finally {
      lock.unlock();
    }
  }
}
