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

  // its place in the watch over late ones
  @Nullable SupervisedTask<?> earlier;
  @Nullable SupervisedTask<?> later;

  // ------------------------------------------------------------------ what only some have

  abstract @Nullable TaskExtras knownExtras();

  abstract TaskExtras extras();

  abstract long queuedAt();

  final Lanes.@Nullable Lane lane() {
    TaskExtras known = knownExtras();
    return known == null ? null : known.lane;
  }

  final void lane(Lanes.@Nullable Lane lane) {
    extras().lane = lane;
  }

  /** Since when it could run, as far as it and its name are concerned. */
  final long readyAt() {
    TaskExtras known = knownExtras();
    return known == null || known.readyAt == Times.NEVER ? queuedAt() : known.readyAt;
  }

  final void readyAt(long time) {
    extras().readyAt = time;
  }

  /** How many thresholds of lateness it has passed. */
  final int lateStage() {
    TaskExtras known = knownExtras();
    return known == null ? 0 : known.lateStage;
  }

  final void lateStage(int stage) {
    extras().lateStage = (byte) stage;
  }
}
