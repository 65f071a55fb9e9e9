package dev.errand.runtime.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Lets a canceller interrupt the thread that is inside, and never one that has left: an interrupt
 * that came late would hit the next task on that thread.
 *
 * <pre>
 *   outside ──enter──► thread ──leave──► outside
 *                        │ interrupt
 *                        ▼
 *                    INTERRUPTING ──► INTERRUPTED ──leave──► outside
 * </pre>
 */
class InterruptGate {
  private static final Object INTERRUPTING = new Object();
  private static final Object INTERRUPTED = new Object();

  private static final VarHandle INSIDE;

  static {
    try {
      INSIDE = MethodHandles.lookup().findVarHandle(InterruptGate.class, "inside", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The thread inside, one of the marks, or null: written as drawn above. */
  private volatile @Nullable Object inside;

  /** Who is inside, for its stack; written by that thread, read by anybody. */
  private volatile @Nullable Thread thread;

  final void enter() {
    thread = Thread.currentThread();
    inside = Thread.currentThread();
  }

  final boolean holds(Thread other) {
    return thread == other; // interrupted or not
  }

  /** Where the thread inside is. */
  final StackTraceElement[] threadsStack() {
    Thread present = thread;
    return present == null ? new StackTraceElement[0] : present.getStackTrace();
  }

  final void interrupt() {
    Object present = inside;
    if (present instanceof Thread running && INSIDE.compareAndSet(this, present, INTERRUPTING)) {
      running.interrupt();
      inside = INTERRUPTED;
    }
  }

  /** Called by the thread that entered. Takes an interrupt of ours away, and only ours. */
  final void leave() {
    thread = null;
    if (INSIDE.compareAndSet(this, Thread.currentThread(), null)) {
      return;
    }
    while (inside == INTERRUPTING) {
      Thread.onSpinWait(); // between two statements of the canceller
    }
    boolean interrupted = inside == INTERRUPTED; // the canceller has done its part
    inside = null;
    if (interrupted) {
      Thread.interrupted(); // it was meant for the task, which is over
    }
  }
}
