package dev.errand.runtime.core;

import dev.errand.runtime.core.InLine.Place;
import dev.errand.spi.TimeSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The room in the queue: places that are kept for tasks to come, and callers that wait for one,
 * first come, first served. Guarded by the lock of {@link Slots}, which it shares.
 */
final class Room {
  private static final class Caller {
    final SupervisedTask<?> task;
    final Condition served;

    Caller(SupervisedTask<?> task, Condition served) {
      this.task = task;
      this.served = served;
    }
  }

  private final int limit;
  private final ReentrantLock lock;
  private final Line line;
  private final Pool pool;
  private final TimeSource time;
  private final Deque<Caller> callers = new ArrayDeque<>();
  private int reserved;
  private boolean closed;

  Room(int limit, ReentrantLock lock, Line line, Pool pool, TimeSource time) {
    this.limit = limit;
    this.lock = lock;
    this.line = line;
    this.pool = pool;
    this.time = time;
  }

  // ------------------------------------------------------------------ without the lock

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
      if (isFull() && !(comesSoon && canStart(task))) {
        throw new QueueFull();
      }
      keep(task);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a place in line can be kept for a task, or it has ended; whether one is kept. */
  boolean await(SupervisedTask<?> task, long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (isFull()) {
        queueUp(task, nanos);
      } else {
        keep(task);
      }
      task.readyAt(time.now());
      return task.place == Place.RESERVED;
    } finally {
      lock.unlock();
    }
  }

  /** Notes that a task could run from now on. */
  void ready(SupervisedTask<?> task) {
    lock.lock();
    try {
      task.readyAt(time.now());
    } finally {
      lock.unlock();
    }
  }

  /** Gives up the place of a task, if one is kept for it. */
  void unreserve(SupervisedTask<?> task) {
    lock.lock();
    try {
      giveUp(task);
      serve();
    } finally {
      lock.unlock();
    }
  }

  /** Sends all away who wait. */
  void close() {
    lock.lock();
    try {
      closed = true;
      callers.forEach(caller -> caller.served.signal());
    } finally {
      lock.unlock();
    }
  }

  // ------------------------------------------------------------------ with the lock

  /** Whether a task would have a slot now. */
  boolean canStart(SupervisedTask<?> task) {
    return pool.hasSlotFor(task) && line.isOpenFor(task);
  }

  /** Whether who comes now finds no place; nobody overtakes the callers that wait. */
  boolean isFull() {
    return !callers.isEmpty() || !hasPlace();
  }

  private boolean hasPlace() {
    return line.size() + reserved < limit;
  }

  private void keep(SupervisedTask<?> task) {
    task.place = Place.RESERVED;
    reserved++;
  }

  /** Gives up the place of a task, if one is kept for it. */
  void giveUp(SupervisedTask<?> task) {
    if (task.place == Place.RESERVED) {
      task.place = Place.AWAY;
      reserved--;
    }
  }

  /** Gives up the place of a task that has ended, and lets go of who waits for one for it. */
  void withdraw(SupervisedTask<?> task) {
    giveUp(task);
    for (Caller caller : callers) {
      if (caller.task == task) {
        caller.served.signal();
      }
    }
  }

  /** Waits until the task has its place, or ends, or has had no place for too long. */
  private void queueUp(SupervisedTask<?> task, long nanos) throws InterruptedException {
    Caller caller = new Caller(task, lock.newCondition());
    callers.addLast(caller);
    try {
      long left = nanos;
      while (task.place != Place.RESERVED && left > 0 && !closed && !task.status().isEnded()) {
        left = caller.served.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      if (task.place != Place.RESERVED) {
        throw e;
      }
      Thread.currentThread().interrupt(); // too late: it has its place
    } finally {
      callers.remove(caller);
    }
  }

  /** Gives places that have become free to those who wait for one. */
  void serve() {
    while (!callers.isEmpty() && hasPlace()) {
      Caller next = callers.removeFirst();
      keep(next.task);
      next.served.signal();
    }
  }
}
