package dev.errand.runtime.core;

import dev.errand.TaskId;
import dev.errand.runtime.core.State.Ended;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** The tasks that are known: all live ones, and the ended ones that are still remembered. */
final class Registry {
  private final Map<TaskId, SupervisedTask<?>> tasks = new ConcurrentHashMap<>();
  private final SupervisorSettings.Retention bounds;
  private final long ageNanos;
  private final TimeSource time;

  // Below: guarded by the deque's monitor.
  private final Deque<SupervisedTask<?>> ended = new ArrayDeque<>();
  private long bytes;
  private boolean timed;

  Registry(SupervisorSettings.Retention bounds, TimeSource time) {
    this.bounds = bounds;
    this.ageNanos = Await.nanos(bounds.age());
    this.time = time;
  }

  void add(SupervisedTask<?> task) {
    tasks.put(task.id(), task);
  }

  void remove(SupervisedTask<?> task) {
    tasks.remove(task.id());
  }

  @Nullable SupervisedTask<?> find(TaskId id) {
    return tasks.get(id);
  }

  Collection<SupervisedTask<?>> all() {
    return tasks.values();
  }

  /** Remembers an ended task, and forgets the oldest ones past the bounds. */
  void ended(SupervisedTask<?> task, long endedAt) {
    long size = task.recording().size();
    synchronized (ended) {
      task.remembered(size);
      ended.addLast(task);
      bytes += size;
      forget(endedAt);
    }
  }

  private void forget(long now) {
    for (SupervisedTask<?> oldest = ended.peekFirst(); oldest != null; oldest = ended.peekFirst()) {
      boolean tooMany = ended.size() > bounds.count();
      // The latest is kept even when it is larger than all that may be kept.
      boolean tooLarge = bytes > bounds.bytes() && ended.size() > 1;
      long age = now - endOf(oldest);
      if (!tooMany && !tooLarge && age < ageNanos) {
        forgetLater(ageNanos - age);
        return;
      }
      ended.removeFirst();
      bytes -= oldest.rememberedBytes();
      tasks.remove(oldest.id());
    }
  }

  private static long endOf(SupervisedTask<?> task) {
    return ((Ended) task.state()).endedAt();
  }

  /** One timer, for the oldest; none while nothing is remembered. */
  private void forgetLater(long nanos) {
    if (timed) {
      return;
    }
    timed = true;
    try {
      Future<?> unused = time.after(nanos, this::forgetOld);
    } catch (RejectedExecutionException e) {
      timed = false; // after shutdown what is remembered goes with the supervisor
    }
  }

  private void forgetOld() {
    synchronized (ended) {
      timed = false;
      forget(time.now());
    }
  }
}
