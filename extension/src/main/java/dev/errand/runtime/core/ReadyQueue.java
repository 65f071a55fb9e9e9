package dev.errand.runtime.core;

import dev.errand.TaskPriority;
import dev.errand.spi.TimeSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that wait for a slot and nothing else: a line for each priority. Who has waited long
 * counts as of a higher priority. Guarded by the lock of {@link Slots}.
 */
@SuppressWarnings("EnumOrdinal") // arrays by priority
final class ReadyQueue {
  private final TaskList[] lines = {
    new TaskList(), new TaskList(), new TaskList(), new TaskList() // by priority
  };
  private final long ageingNanos;
  private final Readiness readiness;
  private int size;

  /** Whether it is not empty. Written under the lock, read by anybody. */
  private volatile boolean busy;

  /** Whether the last task taken was lifted by age. Written under the lock, read by anybody. */
  private volatile boolean ageCounted;

  ReadyQueue(long ageingNanos, Readiness readiness) {
    this.readiness = readiness;
    this.ageingNanos = ageingNanos;
  }

  void add(SupervisedTask<?> task) {
    line(task).addByAge(task);
    grow(1);
  }

  /** Adds tasks that come sorted by age. */
  void addAll(List<SupervisedTask<?>> sorted) {
    for (TaskPriority priority : TaskPriority.values()) {
      lines[priority.ordinal()].addAllByAge(
          sorted.stream().filter(task -> task.priority() == priority).toList());
    }
    grow(sorted.size());
  }

  void remove(SupervisedTask<?> task) {
    line(task).remove(task);
    grow(-1);
  }

  boolean has(SupervisedTask<?> task) {
    return task.list == line(task);
  }

  boolean isEmpty() {
    return size == 0;
  }

  private void grow(int more) {
    size += more;
    if (busy == isEmpty()) {
      busy = !isEmpty();
    }
  }

  /** Whether it is not empty, for those who do not have the lock. */
  boolean isBusy() {
    return busy;
  }

  private TaskList line(SupervisedTask<?> task) {
    return lines[task.priority().ordinal()];
  }

  boolean ageCounted() {
    return ageCounted;
  }

  private void ageCounted(boolean now) {
    if (ageCounted != now) {
      ageCounted = now;
    }
  }

  /**
   * Takes the one that is next, if it may start.
   *
   * @param used how many slots are taken
   * @param bounds how many may be taken for each priority to start
   */
  @Nullable SupervisedTask<?> take(int used, int[] bounds, TimeSource time) {
    SupervisedTask<?> only = only();
    if (only != null && used < bounds[only.priority().ordinal()]) {
      ageCounted(false); // whatever its age: the clock costs more than all the rest
      remove(only);
      return only;
    }
    return oldestOfTheHighest(used, bounds, time.now());
  }

  /** The first one of the only priority that has any; null if there is more than one. */
  private @Nullable SupervisedTask<?> only() {
    SupervisedTask<?> only = null;
    for (TaskList line : lines) {
      SupervisedTask<?> head = line.head();
      if (head != null && only != null) {
        return null;
      }
      only = head == null ? only : head;
    }
    return only;
  }

  private @Nullable SupervisedTask<?> oldestOfTheHighest(int used, int[] bounds, long now) {
    SupervisedTask<?> best = null;
    TaskPriority bestAs = TaskPriority.LOW;
    for (TaskList line : lines) {
      SupervisedTask<?> head = line.head();
      if (head == null) {
        continue;
      }
      TaskPriority as = lifted(head.priority(), now - readiness.since(head));
      if (used < bounds[as.ordinal()] && (best == null || goesBefore(head, as, best, bestAs))) {
        best = head;
        bestAs = as;
      }
    }
    if (best != null) {
      ageCounted(bestAs != best.priority());
      remove(best);
    }
    return best;
  }

  private static boolean goesBefore(
      SupervisedTask<?> one, TaskPriority oneAs, SupervisedTask<?> other, TaskPriority otherAs) {
    int order = oneAs.compareTo(otherAs);
    return order < 0 || (order == 0 && one.number < other.number);
  }

  /** One priority higher for each span of ageing that it has waited, up to HIGH. */
  private TaskPriority lifted(TaskPriority priority, long waitedNanos) {
    if (priority == TaskPriority.LOW && waitedNanos >= ageingNanos) {
      return waitedNanos >= 2 * ageingNanos ? TaskPriority.HIGH : TaskPriority.NORMAL;
    }
    return priority == TaskPriority.NORMAL && waitedNanos >= ageingNanos
        ? TaskPriority.HIGH
        : priority;
  }

  /**
   * When age alone lets a task start for which there is no slot now; {@link LateWatch#NONE} if it
   * does so for nobody.
   */
  long nextLift(int used, int[] bounds) {
    long next = LateWatch.NONE;
    for (int of = TaskPriority.NORMAL.ordinal(); of < lines.length; of++) {
      SupervisedTask<?> head = lines[of].head();
      if (head != null) {
        long lifted = readiness.since(head);
        for (int as = of - 1; as >= TaskPriority.HIGH.ordinal(); as--) {
          lifted += ageingNanos;
          if (used < bounds[as]) {
            next = Math.min(next, lifted);
            break;
          }
        }
      }
    }
    return next;
  }

  @Nullable SupervisedTask<?> oldest() {
    SupervisedTask<?> oldest = null;
    for (TaskList line : lines) {
      oldest = TaskList.older(oldest, line.head());
    }
    return oldest;
  }
}
