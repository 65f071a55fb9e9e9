package dev.errand.runtime.core;

import dev.errand.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** The end of a supervisor: waits until the last task is gone, and sees to it that it goes. */
final class Shutdown {
  static final String REASON = "The application is shutting down.";

  private final Set<SupervisedTask<?>> left = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();

  /**
   * Brings all tasks to their end, and returns when that is done. To be called when tasks that end
   * can see this object, so that none is missed.
   */
  void end(Stream<SupervisedTask<?>> tasks, SupervisorSettings settings) {
    watch(tasks);
    for (SupervisedTask<?> task : remaining()) {
      if (task.status() == TaskStatus.DELAYED) {
        task.cancel(REASON);
      }
    }
    if (await(settings.grace().shutdown())) {
      return;
    }
    List<SupervisedTask<?>> late = remaining();
    Messages.cancelledAtShutdown(late.size(), settings.grace().shutdown());
    MassCancel.of(late, REASON);
    if (await(settings.grace().stop())) {
      return;
    }
    List<SupervisedTask<?>> stuck = remaining();
    Messages.abandoned(stuck, settings.grace().stop());
    stuck.forEach(SupervisedTask::abandon);
  }

  private void watch(Stream<SupervisedTask<?>> tasks) {
    tasks
        .filter(task -> !isGone(task))
        .forEach(
            task -> {
              left.add(task);
              if (isGone(task)) {
                left.remove(task);
              }
            });
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

  private List<SupervisedTask<?>> remaining() {
    return new ArrayList<>(left);
  }

  /** Returns whether all are gone. An interrupt ends the waiting early, and stays set. */
  private boolean await(Duration grace) {
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
