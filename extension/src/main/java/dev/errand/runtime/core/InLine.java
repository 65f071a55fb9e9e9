package dev.errand.runtime.core;

import org.jspecify.annotations.Nullable;

/**
 * The place of a task in line, in the task itself: no node to allocate. Everything here is guarded
 * by the lock of {@link Slots}.
 *
 * @param <T> the type of the result
 */
abstract class InLine<T extends @Nullable Object> extends TaskFuture<T> {
  /** How far it has come. Only forwards, except that a reserved place can be given up. */
  enum Place {
    /** Not there yet. */
    AWAY,
    /** It comes later, and a place is kept for it. */
    RESERVED,
    /** In its lane, or in line for a slot. */
    WAITING,
    /** Has a slot. */
    SLOT,
    /** Has given its slot back, or never got one. */
    GONE
  }

  Place place = Place.AWAY;

  @Nullable TaskList list;
  @Nullable SupervisedTask<?> before;
  @Nullable SupervisedTask<?> after;
  Lanes.@Nullable Lane lane;

  /** What it shares with others of its name and key; null for most. Written at its making. */
  final @Nullable TaskGroup group;

  /** Since when it waits. */
  long readyAt;

  InLine(@Nullable TaskGroup group) {
    this.group = group;
  }
}
