package dev.errand.runtime.core;

import dev.errand.runtime.core.Lanes.Lane;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the live tasks share that are of one name and key, or of one name that is unique. Made for
 * the first of them, gone with the last. Any thread.
 */
final class TaskGroup {
  private final String name;
  private final @Nullable Object key;
  private final int hash;

  /** The lane of the key; tasks without a key have that of their name. */
  private final @Nullable Lane lane;

  /** How many tasks it has; 0 for good once the last one has left. */
  private final AtomicInteger members = new AtomicInteger(1);

  /** The one task, where it is unique: from its acceptance to its end. */
  private final AtomicReference<@Nullable SupervisedTask<?>> only = new AtomicReference<>();

  TaskGroup(String name, @Nullable Object key) {
    this.name = name;
    this.key = key;
    this.hash = 31 * name.hashCode() + (key == null ? 0 : key.hashCode());
    this.lane = key == null ? null : new Lane(name);
  }

  @Nullable Lane lane() {
    return lane;
  }

  // ------------------------------------------------------------------ its members

  /** Counts a task in, unless the last one has left. */
  boolean join() {
    int count = members.get();
    while (count > 0 && !members.compareAndSet(count, count + 1)) {
      count = members.get();
    }
    return count > 0;
  }

  /** Counts a task out; whether it was the last. */
  boolean leave() {
    return members.decrementAndGet() == 0;
  }

  // ------------------------------------------------------------------ the one task

  /** Gives the task that is there, with one more submission; null if there is none. */
  @Nullable SupervisedTask<?> share() {
    SupervisedTask<?> there = only.get();
    return there != null && there.share() ? there : null;
  }

  /**
   * Makes a task the one.
   *
   * @return null if it is now, else the task that is there, with one more submission
   */
  @Nullable SupervisedTask<?> claim(SupervisedTask<?> task) {
    for (; ; ) {
      SupervisedTask<?> there = only.get();
      if (there != null && there.share()) {
        return there;
      }
      if (only.compareAndSet(there, task)) { // none, or one that has ended and is on its way out
        return null;
      }
    }
  }

  void release(SupervisedTask<?> task) {
    only.compareAndSet(task, null);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof TaskGroup group
            && hash == group.hash
            && name.equals(group.name)
            && (key == null ? group.key == null : key.equals(group.key)));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
