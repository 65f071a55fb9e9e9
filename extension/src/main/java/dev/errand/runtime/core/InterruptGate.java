package dev.errand.runtime.core;

import java.util.concurrent.atomic.AtomicReference;
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
final class InterruptGate {
  private static final Object INTERRUPTING = new Object();
  private static final Object INTERRUPTED = new Object();

  private final AtomicReference<@Nullable Object> inside = new AtomicReference<>();

  void enter() {
    inside.set(Thread.currentThread());
  }

  boolean holds(Thread thread) {
    return inside.get() == thread;
  }

  void interrupt() {
    Object thread = inside.get();
    if (thread instanceof Thread running && inside.compareAndSet(thread, INTERRUPTING)) {
      running.interrupt();
      inside.set(INTERRUPTED);
    }
  }

  /** Called by the thread that entered. Takes an interrupt of ours away, and only ours. */
  void leave() {
    if (inside.compareAndSet(Thread.currentThread(), null)) {
      return;
    }
    while (inside.get() == INTERRUPTING) {
      Thread.onSpinWait(); // between two statements of the canceller
    }
    if (inside.getAndSet(null) == INTERRUPTED) {
      Thread.interrupted(); // it was meant for the task, which is over
    }
  }
}
