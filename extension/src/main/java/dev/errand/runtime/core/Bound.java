package dev.errand.runtime.core;

import dev.errand.TaskContext;
import org.jspecify.annotations.Nullable;

/** The attempt that runs on the calling thread; found by {@link TaskContext#current()}. */
public final class Bound implements TaskContext.Provider {
  // A plain one: pool threads would inherit the task that happened to create them.
  private static final ThreadLocal<@Nullable Attempt> CURRENT = new ThreadLocal<>();

  @Override
  public @Nullable TaskContext current() {
    return CURRENT.get();
  }

  static @Nullable Attempt get() {
    return CURRENT.get();
  }

  static void set(@Nullable Attempt attempt) {
    if (attempt == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(attempt);
    }
  }
}
