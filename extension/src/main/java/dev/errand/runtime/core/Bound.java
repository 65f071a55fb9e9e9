package dev.errand.runtime.core;

import dev.errand.TaskContext;
import org.jspecify.annotations.Nullable;

/** The attempt that runs on the calling thread; found by {@link TaskContext#current()}. */
public final class Bound implements TaskContext.Provider {
  /** What its thread is bound to. Who opens it drops it: nothing is left behind in a pool. */
  static final class Cell {
    private @Nullable Attempt attempt;

    /** Binds the calling thread, whose cell this is; gives what it was bound to. */
    @Nullable Attempt swap(@Nullable Attempt to) {
      Attempt before = attempt;
      attempt = to;
      return before;
    }
  }

  // A plain one: pool threads would inherit the task that happened to create them.
  private static final ThreadLocal<@Nullable Cell> CURRENT = new ThreadLocal<>();

  @Override
  public @Nullable TaskContext current() {
    return get();
  }

  static @Nullable Attempt get() {
    Cell cell = CURRENT.get();
    return cell == null ? null : cell.attempt;
  }

  /** The cell of the calling thread, if it is open. */
  static @Nullable Cell cell() {
    return CURRENT.get();
  }

  static Cell open() {
    Cell cell = new Cell();
    CURRENT.set(cell);
    return cell;
  }

  static void drop() {
    CURRENT.remove();
  }
}
