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
  private static final VarHandle THREAD;

  static {
    try {
      THREAD = MethodHandles.lookup().findVarHandle(InterruptGate.class, "thread", Thread.class);
      INSIDE = MethodHandles.lookup().findVarHandle(InterruptGate.class, "inside", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The thread inside, one of the marks, or null: written as drawn above. */
  private volatile @Nullable Object inside;

  /** Who is inside, for its stack; written by that thread, read by anybody, by THREAD. */
  @SuppressWarnings("unused")
  private @Nullable Thread thread;

  /**
   * Lets the calling thread in. Seen by those who see what it does next, and need not be seen
   * sooner: a fence for each would cost as much as a task's place in line.
   */
  final void enter() {
    THREAD.setOpaque(this, Thread.currentThread());
    INSIDE.setRelease(this, Thread.currentThread());
  }

  final boolean holds(Thread other) {
    return THREAD.getOpaque(this) == other; // interrupted or not
  }

  /** Where the thread inside is. */
  final StackTraceElement[] threadsStack() {
    Thread present = (Thread) THREAD.getOpaque(this);
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
    THREAD.setOpaque(this, null);
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
