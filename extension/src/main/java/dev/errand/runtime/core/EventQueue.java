package dev.errand.runtime.core;

import dev.errand.event.TaskEvent;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of one task, delivered in order and never two at once, whatever threads make the
 * steps: one that finds another delivering leaves its own event to it. Exists only where somebody
 * listens.
 */
final class EventQueue {
  private static final AtomicIntegerFieldUpdater<EventQueue> CALLERS =
      AtomicIntegerFieldUpdater.newUpdater(EventQueue.class, "callers");
  private static final AtomicReferenceFieldUpdater<EventQueue, @Nullable Entry> LAST =
      AtomicReferenceFieldUpdater.newUpdater(EventQueue.class, Entry.class, "last");

  /** An event, and the one that was put in line before it. */
  private static final class Entry {
    final @Nullable TaskEvent event;
    final @Nullable Runnable after;
    @Nullable Entry neighbour; // before it; when taken out, after it

    Entry(@Nullable TaskEvent event, @Nullable Runnable after) {
      this.event = event;
      this.after = after;
    }
  }

  private final Consumer<TaskEvent> listeners;

  /** What is in line, the last one in front. Changed by {@link #LAST} alone. */
  private volatile @Nullable Entry last;

  /** How many have come to deliver; the first of them does it. Changed by CALLERS alone. */
  @SuppressWarnings("unused")
  private volatile int callers;

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
    Entry entry = new Entry(event, after);
    do {
      entry.neighbour = last;
    } while (!LAST.compareAndSet(this, entry.neighbour, entry));
  }

  /** Delivers what is in line, unless another thread (or this one, further up) is at it. */
  void deliver() {
    int missed = 1;
    if (CALLERS.getAndIncrement(this) != 0) {
      return;
    }
    do {
      for (Entry entry = takeAll(); entry != null; entry = entry.neighbour) {
        if (entry.event != null && !over) {
          listeners.accept(entry.event);
        }
        if (entry.after != null) {
          over = true;
          entry.after.run();
        }
      }
      missed = CALLERS.addAndGet(this, -missed);
    } while (missed != 0);
  }

  /** Takes what is in line; gives the first one. */
  private @Nullable Entry takeAll() {
    Entry first = null;
    Entry entry = last == null ? null : LAST.getAndSet(this, null);
    while (entry != null) {
      Entry earlier = entry.neighbour;
      entry.neighbour = first;
      first = entry;
      entry = earlier;
    }
    return first;
  }
}
