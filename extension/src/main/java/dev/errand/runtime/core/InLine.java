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

  /** Since when it could run, as far as it and its name are concerned. */
  long readyAt;

  // its place in the watch over late ones
  @Nullable SupervisedTask<?> earlier;
  @Nullable SupervisedTask<?> later;
  boolean watched;

  /** How many thresholds of lateness it has passed. */
  byte lateStage;

  InLine(@Nullable TaskGroup group, long readyAt) {
    this.group = group;
    this.readyAt = readyAt;
  }
}
