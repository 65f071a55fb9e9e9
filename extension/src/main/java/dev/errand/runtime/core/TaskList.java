package dev.errand.runtime.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A first-in, first-out list whose links are in the tasks themselves: no node to allocate, and a
 * task in the middle leaves in constant time. Guarded by the lock of {@link Slots}.
 */
final class TaskList {
  private @Nullable SupervisedTask<?> head;
  private @Nullable SupervisedTask<?> tail;

  @Nullable SupervisedTask<?> head() {
    return head;
  }

  /** The one of two that was submitted first; either may be missing. */
  static @Nullable SupervisedTask<?> older(
      @Nullable SupervisedTask<?> one, @Nullable SupervisedTask<?> other) {
    return one == null || (other != null && other.number < one.number) ? other : one;
  }

  void add(SupervisedTask<?> task) {
    link(task, tail, null);
  }

  /** Puts a task in its place by age: before the first one that was submitted later. */
  void addByAge(SupervisedTask<?> task) {
    SupervisedTask<?> last = tail;
    SupervisedTask<?> first = head;
    if (first == null || last == null || last.number < task.number) {
      add(task);
    } else if (task.number - first.number < last.number - task.number) {
      SupervisedTask<?> later = first;
      while (later != null && later.number < task.number) {
        later = later.after;
      }
      link(task, later == null ? last : later.before, later);
    } else {
      SupervisedTask<?> earlier = last;
      while (earlier != null && earlier.number > task.number) {
        earlier = earlier.before;
      }
      link(task, earlier, earlier == null ? first : earlier.after);
    }
  }

  /** Puts tasks in their places that come sorted by age, in one pass. */
  void addAllByAge(Iterable<SupervisedTask<?>> sorted) {
    SupervisedTask<?> later = head;
    for (SupervisedTask<?> task : sorted) {
      while (later != null && later.number < task.number) {
        later = later.after;
      }
      link(task, later == null ? tail : later.before, later);
    }
  }

  /** Takes all out, the oldest first. */
  List<SupervisedTask<?>> removeAll() {
    List<SupervisedTask<?>> all = new ArrayList<>();
    for (SupervisedTask<?> task = head; task != null; task = head) {
      remove(task);
      all.add(task);
    }
    return all;
  }

  private void link(
      SupervisedTask<?> task,
      @Nullable SupervisedTask<?> before,
      @Nullable SupervisedTask<?> after) {
    task.list = this;
    task.before = before;
    task.after = after;
    if (before == null) {
      head = task;
    } else {
      before.after = task;
    }
    if (after == null) {
      tail = task;
    } else {
      after.before = task;
    }
  }

  void remove(SupervisedTask<?> task) {
    SupervisedTask<?> before = task.before;
    SupervisedTask<?> after = task.after;
    if (before == null) {
      head = after;
    } else {
      before.after = after;
    }
    if (after == null) {
      tail = before;
    } else {
      after.before = before;
    }
    task.list = null;
    task.before = null;
    task.after = null;
  }
}
