package dev.errand.runtime.core;

import dev.errand.runtime.core.InLine.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The room in the queue: places that are kept for tasks to come, and callers that wait for one,
 * first come, first served. Guarded by the lock of {@link Slots}.
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
  private final Deque<Caller> callers = new ArrayDeque<>();
  private int reserved;
  private boolean closed;

  Room(int limit, ReentrantLock lock, Line line) {
    this.limit = limit;
    this.lock = lock;
    this.line = line;
  }

  int limit() {
    return limit;
  }

  /** Whether who comes now finds no place; nobody overtakes the callers that wait. */
  boolean isFull() {
    return !callers.isEmpty() || !hasPlace();
  }

  private boolean hasPlace() {
    return line.size() + reserved < limit;
  }

  void reserve(SupervisedTask<?> task) {
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

  /**
   * Waits for a place.
   *
   * @return whether one is kept for the task now
   */
  boolean await(SupervisedTask<?> task, long nanos) throws InterruptedException {
    if (!isFull()) {
      reserve(task);
      return true;
    }
    Caller caller = new Caller(task, lock.newCondition());
    callers.addLast(caller);
    try {
      long left = nanos;
      while (task.place != Place.RESERVED && left > 0 && !closed) {
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
    return task.place == Place.RESERVED;
  }

  /** Gives places that have become free to those who wait for one. */
  void serve() {
    while (!callers.isEmpty() && hasPlace()) {
      Caller next = callers.removeFirst();
      reserve(next.task);
      next.served.signal();
    }
  }

  /** Sends all away who wait. */
  void close() {
    closed = true;
    callers.forEach(caller -> caller.served.signal());
  }
}
