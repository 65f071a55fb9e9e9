package dev.errand.runtime.core;

import dev.errand.event.TaskEvent;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of one task, delivered in order and never two at once, whatever threads make the
 * steps: one that finds another delivering leaves its own event to it. Exists only where somebody
 * listens.
 *
 * <p>What is in line is a chain, the last one in front. At its far end is nothing while nobody
 * delivers, else {@link Entry#UNDER_WAY}; an event that finds neither is delivered without being
 * put in line.
 */
class EventQueue {
  private static final AtomicReferenceFieldUpdater<EventQueue, @Nullable Entry> LAST =
      AtomicReferenceFieldUpdater.newUpdater(EventQueue.class, Entry.class, "last");

  /** An event, and the one that was put in line before it. */
  private static final class Entry {
    /** Somebody delivers, and nothing is in line. */
    static final Entry UNDER_WAY = new Entry(null, null, null);

    /** The last event has been told. */
    static final Entry OVER = new Entry(null, null, null);

    final @Nullable TaskEvent event;
    final @Nullable Runnable after;
    final boolean leftToOther;
    @Nullable Entry neighbour; // before it; when taken out, after it

    Entry(@Nullable TaskEvent event, @Nullable Runnable after, @Nullable Entry before) {
      this.event = event;
      this.after = after;
      this.neighbour = before;
      this.leftToOther = before != null && (before == UNDER_WAY || before.leftToOther);
    }
  }

  private final Consumer<TaskEvent> listeners;

  /** What is in line. Changed by {@link #LAST} alone. */
  private volatile @Nullable Entry last;

  EventQueue(Consumer<TaskEvent> listeners) {
    this.listeners = listeners;
  }

  /**
   * Puts an event in line without delivering it.
   *
   * @param event the event; null for none
   * @param after what follows it, if it is the last one; else null
   */
  final void add(@Nullable TaskEvent event, @Nullable Runnable after) {
    Entry before;
    do {
      before = last;
    } while (before != Entry.OVER
        && !LAST.compareAndSet(this, before, new Entry(event, after, before)));
  }

  /** Delivers what is in line, unless another thread (or this one, further up) is at it. */
  final void deliver() {
    for (Entry before = last; before != null && isLeftToMe(before); before = last) {
      if (LAST.compareAndSet(this, before, Entry.UNDER_WAY)) {
        deliverFrom(before);
        return;
      }
    }
  }

  /** As {@link #add} and then {@link #deliver}. */
  final void tell(@Nullable TaskEvent event, @Nullable Runnable after) {
    if (last == null && LAST.compareAndSet(this, null, Entry.UNDER_WAY)) {
      if (!tellNow(event, after)) {
        deliverFrom(Entry.UNDER_WAY);
      }
    } else {
      add(event, after);
      deliver();
    }
  }

  private static boolean isLeftToMe(Entry entry) {
    return entry != Entry.UNDER_WAY && entry != Entry.OVER && !entry.leftToOther;
  }

  /** Delivers, as the only one, this chain and what is put in line meanwhile. */
  private void deliverFrom(Entry chain) {
    for (Entry taken = chain; ; taken = LAST.getAndSet(this, Entry.UNDER_WAY)) {
      for (Entry entry = turn(taken); entry != null; entry = entry.neighbour) {
        if (tellNow(entry.event, entry.after)) {
          return;
        }
      }
      if (LAST.compareAndSet(this, Entry.UNDER_WAY, null)) {
        return;
      }
    }
  }

  /** Tells it; true if it was the last one: what a straggler puts behind it is dropped. */
  private boolean tellNow(@Nullable TaskEvent event, @Nullable Runnable after) {
    if (event != null) {
      listeners.accept(event);
    }
    if (after == null) {
      return false;
    }
    LAST.lazySet(this, Entry.OVER);
    after.run();
    return true;
  }

  /** Turns a chain round; gives the one that was put in line first. */
  private static @Nullable Entry turn(Entry chain) {
    Entry first = null;
    Entry entry = chain;
    while (entry != null && entry != Entry.UNDER_WAY) {
      Entry earlier = entry.neighbour;
      entry.neighbour = first;
      first = entry;
      entry = earlier;
    }
    return first;
  }
}
