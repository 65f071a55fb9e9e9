package dev.errand.runtime.output;

import org.jspecify.annotations.Nullable;

/**
 * A list that only grows at its end and may be dropped from its beginning. Its owner's lock guards
 * it; a {@link View} taken under that lock costs nothing and is read without it, because no element
 * is ever overwritten.
 */
final class Trail<E> {
  private static final int FIRST_CAPACITY = 4;

  private @Nullable Object[] items = new @Nullable Object[FIRST_CAPACITY];
  private long base; // the index of items[0]
  private int from;
  private int to;

  void add(E item) {
    if (to == items.length) {
      moveToNewArray();
    }
    items[to++] = item;
  }

  /** Copies instead of clearing: views still read the old array. What was dropped goes with it. */
  private void moveToNewArray() {
    int live = to - from;
    @Nullable Object[] roomier = new @Nullable Object[Math.max(FIRST_CAPACITY, live + live / 2)];
    System.arraycopy(items, from, roomier, 0, live);
    items = roomier;
    base += from;
    from = 0;
    to = live;
  }

  boolean isEmpty() {
    return from == to;
  }

  E first() {
    return get(firstIndex());
  }

  int size() {
    return to - from;
  }

  long firstIndex() {
    return base + from;
  }

  E get(long index) {
    return view().get(index);
  }

  void dropFirst() {
    from++;
    if (from > FIRST_CAPACITY && from > (to - from) / 8) {
      moveToNewArray(); // or the old one would keep the dropped elements alive
    }
  }

  long capacity() {
    return items.length;
  }

  View<E> view() {
    return new View<>(items, base, base + from, base + to);
  }

  /** The elements from one index (inclusive) to another (exclusive). Immutable. */
  static final class View<E> {
    private final @Nullable Object[] items;
    private final long base;
    private final long from;
    private final long to;

    private View(@Nullable Object[] items, long base, long from, long to) {
      this.items = items;
      this.base = base;
      this.from = from;
      this.to = to;
    }

    long from() {
      return from;
    }

    long to() {
      return to;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // only what was added is read, and that is no null
    E get(long index) {
      return (E) items[(int) (index - base)];
    }
  }
}
