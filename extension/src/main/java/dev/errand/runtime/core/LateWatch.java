package dev.errand.runtime.core;

import dev.errand.event.TaskLate.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks in line by the time since which they are ready, to find those that are late without
 * looking at the others: for each threshold those that it is the next one of. Guarded by the lock
 * of {@link Slots}.
 */
final class LateWatch {
  /** Stands for no deadline. */
  static final long NONE = Long.MAX_VALUE;

  /** Longer than anything runs, and short enough to be added to a time. */
  static final long FOREVER = Long.MAX_VALUE / 4;

  /** A task that has passed a threshold. */
  record Late(SupervisedTask<?> task, Level level, long waitedNanos) {}

  /** A threshold, and the tasks that have not passed it, those ready first at the front. */
  private static final class Threshold {
    final Level level;
    final long nanos;
    @Nullable SupervisedTask<?> head;
    @Nullable SupervisedTask<?> tail;

    Threshold(Level level, long nanos) {
      this.level = level;
      this.nanos = nanos;
    }

    void add(SupervisedTask<?> task) {
      SupervisedTask<?> earlier = tail;
      while (earlier != null && earlier.readyAt() > task.readyAt()) {
        earlier = earlier.earlier; // seldom: an observer of its submission has taken its time
      }
      SupervisedTask<?> later = earlier == null ? head : earlier.later;
      task.earlier = earlier;
      task.later = later;
      join(earlier, task);
      join(task, later);
    }

    void remove(SupervisedTask<?> task) {
      SupervisedTask<?> later = task.later;
      if (task == head && later == null) {
        head = null;
        tail = null;
      } else {
        join(task.earlier, later);
      }
      task.earlier = null;
      task.later = null;
    }

    boolean has(SupervisedTask<?> task) {
      return task == head || task.earlier != null;
    }

    private void join(@Nullable SupervisedTask<?> earlier, @Nullable SupervisedTask<?> later) {
      if (earlier == null) {
        head = later;
      } else {
        earlier.later = later;
      }
      if (later == null) {
        tail = earlier;
      } else {
        later.earlier = earlier;
      }
    }
  }

  private final List<Threshold> thresholds;
  private final Readiness readiness;

  LateWatch(SupervisorSettings.Late settings, Readiness readiness) {
    this.readiness = readiness;
    this.thresholds =
        settings.thresholds().stream()
            .map(
                threshold -> new Threshold(threshold.level(), Math.min(threshold.nanos(), FOREVER)))
            .toList();
  }

  /** Watches a task that begins to wait. */
  void add(SupervisedTask<?> task) {
    int stage = task.lateStage();
    if (stage < thresholds.size()) {
      thresholds.get(stage).add(task);
    }
  }

  void remove(SupervisedTask<?> task) {
    int stage = task.lateStage();
    if (stage < thresholds.size() && thresholds.get(stage).has(task)) {
      thresholds.get(stage).remove(task);
    }
  }

  /** Takes out those that have passed a threshold by now; they go on to their next one. */
  List<Late> passed(long now) {
    List<Late> late = new ArrayList<>();
    for (Threshold threshold : thresholds) {
      SupervisedTask<?> first = threshold.head;
      while (first != null && now - readiness.since(first) >= threshold.nanos) {
        remove(first);
        first.lateStage(first.lateStage() + 1);
        late.add(new Late(first, threshold.level, now - readiness.since(first)));
        add(first);
        first = threshold.head;
      }
    }
    return late;
  }

  /** When the next one passes a threshold; {@link #NONE} if nobody is watched. */
  long next() {
    long next = NONE;
    for (int i = 0; i < thresholds.size(); i++) { // no iterator: asked for each task
      Threshold threshold = thresholds.get(i);
      SupervisedTask<?> first = threshold.head;
      if (first != null) {
        next = Math.min(next, readiness.since(first) + threshold.nanos);
      }
    }
    return next;
  }
}
