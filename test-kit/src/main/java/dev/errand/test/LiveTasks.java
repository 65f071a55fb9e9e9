package dev.errand.test;

import dev.errand.Task;
import dev.errand.TaskId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The tasks that have not ended, and the waiting for their end. Any thread. */
final class LiveTasks {
  private static final Duration LONG = Duration.ofSeconds(10);

  /**
   * A task that has not ended.
   *
   * @param task the task
   * @param stack tells where its body is
   */
  record Live(Task<?> task, Supplier<StackTraceElement[]> stack) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fewer = lock.newCondition();

  /** In the order in which they came. Guarded by lock. */
  private final Map<TaskId, Live> live = new LinkedHashMap<>();

  void add(Task<?> task, Supplier<StackTraceElement[]> stack) {
    lock.lock();
    try {
      live.put(task.id(), new Live(task, stack));
    } finally {
      lock.unlock();
    }
    if (task.isDone()) {
      remove(task.id()); // it was cancelled before it was started, and removed before it was added
    }
  }

  void remove(TaskId task) {
    lock.lock();
    try {
      live.remove(task);
      fewer.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<Live> list() {
    lock.lock();
    try {
      return List.copyOf(live.values());
    } finally {
      lock.unlock();
    }
  }

  boolean isEmpty() {
    return list().isEmpty();
  }

  /** Waits until there are none; whether that is so in time. */
  boolean awaitNone(Duration timeout) {
    return await(live::isEmpty, Waits.nanos(timeout)) >= 0;
  }

  /** Ends those that there are, and those that come meanwhile; whether all have ended in time. */
  boolean endAll(Runnable cancelAll) {
    long left = LONG.toNanos();
    while (left >= 0) {
      cancelAll.run();
      List<TaskId> ids = list().stream().map(one -> one.task.id()).toList();
      if (ids.isEmpty()) {
        return true;
      }
      left = await(() -> ids.stream().noneMatch(live::containsKey), left);
    }
    return false;
  }

  /** Waits until something is so; how much time is left then, or less than nothing if it is not. */
  private long await(BooleanSupplier so, long nanos) {
    return Waits.await(lock, fewer, so, nanos, "the end of tasks");
  }
}
