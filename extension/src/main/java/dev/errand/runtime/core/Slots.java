package dev.errand.runtime.core;

import dev.errand.PoolSettings;
import dev.errand.TaskPriority;
import dev.errand.runtime.core.InLine.Place;
import dev.errand.spi.TimeSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who runs and who waits: one shared count of running tasks, and the {@link Line} of waiting ones.
 * One lock guards it all, never held while other code runs.
 *
 * <p>A task waits only while no slot that it may use is free, its lane or a pause keeps it, or a
 * worker is on its way. That one looks for more as soon as it is there, and sends the next: a burst
 * of small tasks wakes a few threads, not one for each.
 */
final class Slots {
  private final ReentrantLock lock = new ReentrantLock();

  // All below: guarded by lock.
  private final Line line;
  private final Room room;
  private final Alarm alarm;
  private final Pool pool;
  private int onTheWay;

  /** Makes the slots. The timer calls the bell when somebody is late, or may start for its age. */
  Slots(SupervisorSettings settings, TimeSource time, Readiness readiness, Runnable bell) {
    this.alarm = new Alarm(time, bell);
    this.line = new Line(settings, time, readiness);
    this.pool = new Pool(settings.pool());
    this.room = new Room(settings.queue().limit(), lock, line, pool, time);
  }

  /** The places in the queue; its methods take the lock themselves. */
  Room room() {
    return room;
  }

  // ------------------------------------------------------------------ in

  /**
   * Puts a task in line.
   *
   * @return the task that may start now: this one, one that goes before it, or none
   * @throws QueueFull if the task had no place reserved, and there is none
   */
  @Nullable SupervisedTask<?> admit(SupervisedTask<?> task) {
    lock.lock();
    try {
      boolean atOnce = pool.hasSlotFor(task) && line.isClearFor(task) && !canWait(task);
      if (!atOnce && task.place != Place.RESERVED && room.isFull() && !room.canStart(task)) {
        throw new QueueFull();
      }
      room.giveUp(task);
      if (line.enter(task, atOnce)) {
        pool.take(task);
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
      room.giveUp(task);
      line.pass(task);
      pool.take(task);
      room.serve();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a worker that is on its way will see to a task. */
  private boolean canWait(SupervisedTask<?> task) {
    return onTheWay > 0 && isOrdinary(task) && !room.isFull();
  }

  /** Others wait for nobody: CRITICAL ones start at once, and another executor is another way. */
  private static boolean isOrdinary(SupervisedTask<?> task) {
    return task.priority() != TaskPriority.CRITICAL && task.recipe().isOnDefaultExecutor();
  }

  // ------------------------------------------------------------------ out

  /**
   * Takes the slot of a task that is over, if nobody waits for one: who then waits for the task,
   * and looks, finds it free. Else {@link #handOver} does it, which gives it to the next.
   */
  void free(SupervisedTask<?> done) {
    if (line.isBusy()) {
      return;
    }
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
    if (done.place == Place.GONE) {
      return null; // freed: who has come since has found it so
    }
    lock.lock();
    try {
      leave(done);
      SupervisedTask<?> next = take();
      if (next == null) {
        attend();
      } else {
        room.serve(); // one for another: nothing is due sooner
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void leave(SupervisedTask<?> done) {
    if (pool.leave(done)) {
      line.leave(done);
    }
  }

  /** Gives a slot to a waiting task that may have one: after a step by which more than one may. */
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
    return line.ageCounted() || done.lane() != null;
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

  /** Takes a task out of line that never runs, if it is in line; gives one that may start now. */
  @Nullable SupervisedTask<?> withdraw(SupervisedTask<?> task) {
    lock.lock();
    try {
      room.withdraw(task);
      if (task.place == Place.WAITING) {
        line.withdraw(task);
      }
      SupervisedTask<?> next = onTheWay > 0 ? null : take();
      attend();
      return next;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable SupervisedTask<?> take() {
    SupervisedTask<?> next = line.take(pool.used(), pool.bounds());
    if (next != null) {
      pool.take(next);
    }
    return next;
  }

  /** At the end of each step: serves callers that wait for room, and sets the alarm. */
  private void attend() {
    room.serve();
    if (onTheWay > 0) {
      return; // the worker does this when it is there: a burst sets no alarm for each task
    }
    long next = line.nextDue(pool.used(), pool.bounds());
    if (next != LateWatch.NONE) {
      alarm.setFor(next);
    } else if (pool.used() == 0) {
      alarm.stop(); // not sooner: it would be set again in a moment
    }
  }

  /** Gives those that have become late; {@link #startable} is to follow. */
  List<LateWatch.Late> late() {
    lock.lock();
    try {
      alarm.answered();
      return line.late();
    } finally {
      lock.unlock();
    }
  }

  // ------------------------------------------------------------------ rules that change

  /** Changes a rule for those who wait. Tasks that may start then, {@link #startable} gives. */
  void change(Consumer<Line> rule) {
    change(() -> rule.accept(line));
  }

  /** Changes how many slots there are. Tasks that may start then, {@link #startable} gives. */
  void resize(PoolSettings to) {
    change(() -> pool.resize(to));
  }

  private void change(Runnable step) {
    lock.lock();
    try {
      step.run();
      attend();
    } finally {
      lock.unlock();
    }
  }

  SlotsSnapshot snapshot() {
    lock.lock();
    try {
      return new SlotsSnapshot(
          pool.settings(),
          pool.used(),
          line.sizes(),
          line.oldest(),
          line.pauses().isEverything(),
          line.pauses().names());
    } finally {
      lock.unlock();
    }
  }
}
