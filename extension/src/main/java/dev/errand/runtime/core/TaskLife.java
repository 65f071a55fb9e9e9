package dev.errand.runtime.core;

import dev.errand.runtime.core.State.Cancelling;
import dev.errand.runtime.core.State.Ended;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of a task, and what hangs on it.
 *
 * @param <T> the type of the result
 */
abstract class TaskLife<T extends @Nullable Object> extends TaskRecord<T> {
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(TaskLife.class, "state", State.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Written by {@link #move} alone, read by anybody.
   *
   * <pre>
   *   COLD ──► DELAYED ──► QUEUED ──► Execution ──► Ended (COMPLETED | FAILED)
   *     │         │          │            └──► Cancelling ──► Ended (CANCELLED)
   *     └─────────┴──────────┴───────────────────────────────► Ended (CANCELLED)
   * </pre>
   */
  private volatile State state;

  TaskLife(Recipe recipe, @Nullable TaskGroup group, long number, State in) {
    super(recipe, group, number, recipe.engine().time().now());
    this.state = in;
  }

  final boolean move(State from, State to) {
    return STATE.compareAndSet(this, from, to);
  }

  @Override
  State state() {
    return state;
  }

  boolean isStopping() {
    State now = state;
    return now instanceof Cancelling || (now instanceof Ended ended && ended.reason() != null);
  }

  final CancellationException cancellation() {
    return new CancellationException(whyCancelled());
  }

  @Override
  final String whyCancelled() {
    return this + " was cancelled: " + reason();
  }

  /** Why it is cancelled; null if it is not. */
  final @Nullable String reason() {
    State now = state;
    return now instanceof Cancelling cancelling
        ? cancelling.reason()
        : now instanceof Ended ended ? ended.reason() : null;
  }

  Family family() {
    TaskExtras own = extras();
    Family known = own.family;
    if (known == null) {
      synchronized (own) {
        known = own.family;
        if (known == null) {
          known = new Family();
          own.family = known;
        }
      }
    }
    return known;
  }

  /** What it has of a family; null for none. */
  final @Nullable Family knownFamily() {
    TaskExtras known = knownExtras();
    return known == null ? null : known.family;
  }

  /** Remembers the timer's entry, to be taken out when the task ends. */
  void timedBy(Future<?> entry) {
    extras().timer = entry;
    if (state instanceof Ended) {
      engine().time().cancel(entry);
    }
  }

  final void stopTimer() {
    TaskExtras known = knownExtras();
    Future<?> entry = known == null ? null : known.timer;
    if (known != null && entry != null) {
      known.timer = null;
      engine().time().cancel(entry);
    }
  }

  /** Gives something that lives as long as the task; null once it has ended. */
  final <R extends AutoCloseable> @Nullable R resource(Class<R> type, Supplier<R> make) {
    if (state instanceof Ended) {
      return null;
    }
    Resources all = resources();
    R found = all.get(type, make);
    if (state instanceof Ended) { // who ended it may have looked before this was there
      all.close(this);
      return null;
    }
    return found;
  }

  private Resources resources() {
    TaskExtras own = extras();
    Resources known = own.resources;
    if (known == null) {
      synchronized (own) {
        known = own.resources;
        if (known == null) {
          known = new Resources();
          own.resources = known;
        }
      }
    }
    return known;
  }

  /** Closes what has lived as long as the task, which has ended; whether there was anything. */
  final boolean closeResources() {
    TaskExtras known = knownExtras();
    Resources all = known == null ? null : known.resources;
    if (all != null) {
      all.close(this);
    }
    return all != null;
  }
}
