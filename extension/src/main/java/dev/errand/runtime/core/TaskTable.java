package dev.errand.runtime.core;

import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tasks by number, in pages of consecutive ones: a task costs one reference here, and reading
 * follows the order of submission without sorting. A page goes when all its numbers have been given
 * out and taken back. Any thread; those that take numbers back see to it that they come one after
 * the other.
 */
final class TaskTable {
  private static final int BITS = 8;
  private static final int SIZE = 1 << BITS;

  /** Consecutive numbers; a task knows its own. */
  static final class Page {
    final long index;
    final AtomicReferenceArray<@Nullable SupervisedTask<?>> slots =
        new AtomicReferenceArray<>(SIZE);

    /** How many of its numbers have not been taken back; see {@link #remove}. */
    int left = SIZE;

    Page(long index) {
      this.index = index;
    }

    /** Whether the viewer wants more. */
    boolean show(boolean downwards, Predicate<SupervisedTask<?>> viewer) {
      for (int i = 0; i < SIZE; i++) {
        SupervisedTask<?> task = slots.get(downwards ? SIZE - 1 - i : i);
        if (task != null && !viewer.test(task)) {
          return false;
        }
      }
      return true;
    }
  }

  /** Stands for the page of a task whose number was taken back before it was put anywhere. */
  private static final Page TAKEN_BACK = new Page(-1);

  private final ConcurrentMap<Long, Page> pages = new ConcurrentHashMap<>();

  /** Where the last task went; most of the next ones go there too. */
  private volatile Page latest = new Page(-1);

  void put(SupervisedTask<?> task) {
    if (task.page == TAKEN_BACK) {
      return; // it was found otherwise, has ended, and is forgotten
    }
    Page page = page(task.number);
    task.page = page;
    page.slots.set(at(task.number), task);
  }

  @Nullable SupervisedTask<?> get(long number) {
    Page page = pages.get(number >> BITS);
    return page == null ? null : page.slots.get(at(number));
  }

  /**
   * Takes a number back: each that was given out once, also where no task has come of it. Not two
   * at once.
   */
  void remove(SupervisedTask<?> task) {
    Page known = task.page;
    Page page = known == null ? page(task.number) : known;
    if (known == null) {
      task.page = TAKEN_BACK;
    }
    page.slots.lazySet(at(task.number), null);
    if (--page.left == 0) {
      pages.remove(page.index);
    }
  }

  /**
   * Shows the tasks in the order of their numbers, or downwards, as long as the viewer says true.
   */
  void show(boolean downwards, Predicate<SupervisedTask<?>> viewer) {
    Long[] indices = pages.keySet().toArray(Long[]::new);
    Arrays.sort(indices, downwards ? Comparator.reverseOrder() : Comparator.naturalOrder());
    for (Long index : indices) {
      Page page = pages.get(index);
      if (page != null && !page.show(downwards, viewer)) {
        return;
      }
    }
  }

  private Page page(long number) {
    long index = number >> BITS;
    Page page = latest;
    if (page.index != index) {
      page = pages.computeIfAbsent(index, Page::new);
      if (page.index > latest.index) {
        latest = page;
      }
    }
    return page;
  }

  private static int at(long number) {
    return (int) number & (SIZE - 1);
  }
}
