package dev.errand.runtime.core;

import dev.errand.TaskId;
import dev.errand.runtime.core.State.Ended;
import dev.errand.spi.TimeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tasks that are known: all live ones, and the ended ones that are still remembered. */
final class Registry {
  private final TaskIds ids;
  private final TaskTable tasks = new TaskTable();
  private final SupervisorSettings.Retention bounds;
  private final long ageNanos;
  private final TimeSource time;

  // Below: guarded by the deque's monitor.
  private final Deque<SupervisedTask<?>> ended = new ArrayDeque<>();
  private long bytes;
  private boolean timed;

  Registry(TaskIds ids, SupervisorSettings.Retention bounds, TimeSource time) {
    this.ids = ids;
    this.bounds = bounds;
    this.ageNanos = Await.nanos(bounds.age());
    this.time = time;
  }

  void add(SupervisedTask<?> task) {
    if (task.recipe().settings().unique()) {
      synchronized (ended) { // its group has it already: it may have ended, and be forgotten
        tasks.put(task);
      }
    } else {
      tasks.put(task);
    }
  }

  /** Forgets a task, or one that was made and never added. */
  void remove(SupervisedTask<?> task) {
    synchronized (ended) {
      tasks.remove(task);
    }
  }

  @Nullable SupervisedTask<?> find(TaskId id) {
    return tasks.get(ids.numberOf(id));
  }

  /** All that are there, the first submitted first; those that come and go meanwhile may be. */
  Stream<SupervisedTask<?>> all() {
    List<SupervisedTask<?>> all = new ArrayList<>();
    show(false, all::add);
    return all.stream();
  }

  /**
   * Shows all that are there, as long as the viewer says true.
   *
   * @param newestFirst whether to begin with the last submitted
   */
  void show(boolean newestFirst, Predicate<SupervisedTask<?>> viewer) {
    tasks.show(newestFirst, viewer);
  }

  /** Remembers an ended task, and forgets the oldest ones past the bounds. */
  void ended(SupervisedTask<?> task, long endedAt) {
    long size = task.outputSize();
    synchronized (ended) {
      if (size != 0) {
        task.extras().rememberedBytes = size;
        bytes += size;
      }
      ended.addLast(task);
      while (isOverfull()) {
        forgetOldest();
      }
      if (!timed) {
        forgetOld(endedAt);
      }
    }
  }

  /** The latest is kept even when it is larger than all that may be kept. */
  private boolean isOverfull() {
    return ended.size() > bounds.count() || (bytes > bounds.bytes() && ended.size() > 1);
  }

  private void forgetOldest() {
    SupervisedTask<?> oldest = ended.removeFirst();
    TaskExtras extras = oldest.knownExtras();
    bytes -= extras == null ? 0 : extras.rememberedBytes;
    tasks.remove(oldest);
  }

  /** Forgets those that are too old; the timer is set for the next, and for nobody else. */
  private void forgetOld(long now) {
    for (SupervisedTask<?> oldest = ended.peekFirst(); oldest != null; oldest = ended.peekFirst()) {
      long age = now - endOf(oldest);
      if (age < ageNanos) {
        forgetLater(ageNanos - age);
        return;
      }
      forgetOldest();
    }
  }

  private static long endOf(SupervisedTask<?> task) {
    return ((Ended) task.state()).endedAt();
  }

  private void forgetLater(long nanos) {
    timed = true;
    try {
      Future<?> unused = time.after(nanos, this::timeToForget);
    } catch (RejectedExecutionException e) {
      timed = false; // after shutdown what is remembered goes with the supervisor
    }
  }

  private void timeToForget() {
    synchronized (ended) {
      timed = false;
      forgetOld(time.now());
    }
  }
}
