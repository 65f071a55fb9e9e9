package dev.errand.runtime.core;

import dev.errand.TaskId;
import dev.errand.runtime.core.State.Cancelling;
import dev.errand.runtime.core.State.Ended;
import dev.errand.spi.RecordedOutput;
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

  private final Engine engine;

  /**
   * Written by {@link #move} alone, read by anybody.
   *
   * <pre>
   *   COLD ──► DELAYED ──► QUEUED ──► Running ──► Ended (COMPLETED | FAILED)
   *     │         │          │           └──► Cancelling ──► Ended (CANCELLED)
   *     └─────────┴──────────┴──────────────────────────────► Ended (CANCELLED)
   * </pre>
   */
  private volatile State state;

  /**
   * The timer's entry: of its delay, later of the time that it has to leave. Written by the
   * submitter and the canceller, read by who ends it.
   */
  private volatile @Nullable Future<?> timer;

  /** Made by the first who needs it, under this; read by anybody. */
  private volatile @Nullable Family family;

  TaskLife(
      Engine engine,
      Recipe recipe,
      @Nullable TaskGroup group,
      TaskId id,
      long number,
      RecordedOutput recording,
      State in) {
    super(recipe, group, id, number, engine.time().now(), recording);
    this.engine = engine;
    this.state = in;
  }

  final Engine engine() {
    return engine;
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
    Family known = family;
    if (known == null) {
      synchronized (this) {
        known = family;
        if (known == null) {
          known = new Family();
          family = known;
        }
      }
    }
    return known;
  }

  /** What it has of a family; null for none. */
  final @Nullable Family knownFamily() {
    return family;
  }

  /** Remembers the timer's entry, to be taken out when the task ends. */
  void timedBy(Future<?> entry) {
    timer = entry;
    if (state instanceof Ended) {
      engine.time().cancel(entry);
    }
  }

  final void stopTimer() {
    Future<?> entry = timer;
    if (entry != null) {
      timer = null;
      engine.time().cancel(entry);
    }
  }
}
