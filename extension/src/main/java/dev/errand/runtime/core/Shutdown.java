package dev.errand.runtime.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waits at the end of a supervisor until the last task is gone. */
final class Shutdown {
  private final Set<SupervisedTask<?>> left = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();

  /** Called after this object can be seen by tasks that end: none is missed. */
  void watch(Collection<SupervisedTask<?>> tasks) {
    for (SupervisedTask<?> task : tasks) {
      if (!isGone(task)) {
        left.add(task);
        if (isGone(task)) {
          left.remove(task);
        }
      }
    }
  }

  private static boolean isGone(SupervisedTask<?> task) {
    return task.status().isEnded() && task.isDone();
  }

  void gone(SupervisedTask<?> task) {
    if (left.remove(task) && left.isEmpty()) {
      lock.lock();
      try {
        empty.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  List<SupervisedTask<?>> remaining() {
    return new ArrayList<>(left);
  }

  /** Returns whether all are gone. An interrupt ends the waiting early, and stays set. */
  boolean await(Duration grace) {
    long nanos = Await.nanos(grace);
    lock.lock();
    try {
      while (!left.isEmpty() && nanos > 0) {
        nanos = empty.awaitNanos(nanos);
      }
      return left.isEmpty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return left.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
