package dev.errand.runtime.core;

import dev.errand.PoolSettings;
import dev.errand.runtime.core.InLine.Place;

/**
 * The slots themselves: how many there are for each priority, and how many are taken. Guarded by
 * the lock of {@link Slots}.
 */
@SuppressWarnings("EnumOrdinal") // arrays by priority
final class Pool {
  private PoolSettings settings;
  private int[] bounds;
  private int used;

  Pool(PoolSettings settings) {
    this.settings = settings;
    this.bounds = bounds(settings);
  }

  private static int[] bounds(PoolSettings pool) {
    int normal = sum(pool.size(), pool.reserveNormal());
    return new int[] {
      Integer.MAX_VALUE, sum(normal, pool.reserveHigh()), normal, pool.size() // by priority
    };
  }

  private static int sum(int slots, int reserve) {
    return (int) Math.min(Integer.MAX_VALUE, (long) slots + reserve);
  }

  void resize(PoolSettings to) {
    settings = to;
    bounds = bounds(to);
  }

  boolean hasSlotFor(SupervisedTask<?> task) {
    return used < bounds[task.priority().ordinal()];
  }

  void take(SupervisedTask<?> task) {
    task.place = Place.SLOT;
    used++;
  }

  /** Whether the task had a slot until now. */
  boolean leave(SupervisedTask<?> done) {
    if (done.place != Place.SLOT) {
      return false;
    }
    done.place = Place.GONE;
    used--;
    return true;
  }

  /** How many slots may be taken for a task of each priority to start. */
  int[] bounds() {
    return bounds;
  }

  int used() {
    return used;
  }

  PoolSettings settings() {
    return settings;
  }
}
