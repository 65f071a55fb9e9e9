package dev.errand.runtime.core;

import dev.errand.event.TaskEvent;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of one task, delivered in order and never two at once, whatever threads make the
 * steps: one that finds another delivering leaves its own event to it. Exists only where somebody
 * listens.
 */
final class EventQueue {
  private record Entry(@Nullable TaskEvent event, @Nullable Runnable after) {}

  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final AtomicInteger callers = new AtomicInteger();
  private final Consumer<TaskEvent> listeners;

  /** Set by the last entry; what a straggler puts behind it is dropped. Guarded by callers. */
  private boolean over;

  EventQueue(Consumer<TaskEvent> listeners) {
    this.listeners = listeners;
  }

  /**
   * Puts an event in line without delivering it.
   *
   * @param event the event; null for none
   * @param after what follows it, if it is the last one; else null
   */
  void add(@Nullable TaskEvent event, @Nullable Runnable after) {
    entries.add(new Entry(event, after));
  }

  /** Delivers what is in line, unless another thread (or this one, further up) is at it. */
  void deliver() {
    int missed = 1;
    if (callers.getAndIncrement() != 0) {
      return;
    }
    do {
      for (Entry entry = entries.poll(); entry != null; entry = entries.poll()) {
        if (entry.event != null && !over) {
          listeners.accept(entry.event);
        }
        if (entry.after != null) {
          over = true;
          entry.after.run();
        }
      }
      missed = callers.addAndGet(-missed);
    } while (missed != 0);
  }
}
