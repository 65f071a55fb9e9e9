package dev.errand.runtime.core;

import dev.errand.runtime.core.State.Cancelling;
import dev.errand.runtime.core.State.Ended;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
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

  @Override
  CancellationException cancellation() {
    return new CancellationException(whyCancelled());
  }

  String whyCancelled() {
    State now = state;
    String reason =
        now instanceof Cancelling cancelling
            ? cancelling.reason()
            : now instanceof Ended ended ? ended.reason() : null;
    return this + " was cancelled: " + reason;
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
}
