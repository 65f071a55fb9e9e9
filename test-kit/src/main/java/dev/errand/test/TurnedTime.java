package dev.errand.test;

import dev.errand.spi.TimeSource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Time that goes by itself until a test freezes it, and then as the test turns it. What waits is
 * done by the real timer, or else by the thread that turns. Any thread.
 */
final class TurnedTime implements TimeSource {
  private static final System.Logger LOG = System.getLogger("dev.errand.test");

  /** What waits longer than that waits for ever. */
  private static final long FOR_EVER = Duration.ofDays(50 * 365).toNanos();

  /**
   * How the clock is read.
   *
   * @param frozen whether it stands still
   * @param nanos where it stands; or by how much it differs from the real one
   */
  private record Hands(boolean frozen, long nanos) {}

  /** Work that waits. */
  private static final class Entry extends FutureTask<@Nullable Void> {
    final long due;
    final long number;
    final boolean forEver;

    /** Its place in the real timer; null while that is not to do it. Guarded by lock. */
    @Nullable Future<?> armed;

    Entry(Runnable work, long due, long number, boolean forEver) {
      super(work, null);
      this.due = due;
      this.number = number;
      this.forEver = forEver;
    }

    @Override
    protected void setException(Throwable t) {
      LOG.log(Level.WARNING, "What waited for its time has failed.", t);
      super.setException(t);
    }
  }

  private final TimeSource real;
  private final ReentrantLock lock = new ReentrantLock(); // never held while work is done

  private final TreeSet<Entry> waiting = new TreeSet<>(TurnedTime::order); // guarded by lock

  private long entries; // guarded by lock
  private boolean closed; // guarded by lock

  /** Written under lock, read by anybody. */
  private volatile Hands hands = new Hands(false, 0);

  /** The real timer's thread while it does something. Written by that thread. */
  private volatile @Nullable Thread timer;

  TurnedTime(TimeSource real) {
    this.real = real;
  }

  /** By their time; readings may wrap round, so they are subtracted. Then as they came. */
  private static int order(Entry one, Entry other) {
    return one.due == other.due
        ? Long.compare(one.number, other.number)
        : Long.signum(one.due - other.due);
  }

  // ------------------------------------------------------------------ for the supervisor

  @Override
  public long now() {
    Hands present = hands;
    return present.frozen ? present.nanos : real.now() + present.nanos;
  }

  @Override
  public Instant instant(long reading) {
    return real.instant(reading);
  }

  @Override
  public Future<?> after(long nanos, Runnable work) {
    lock.lock();
    try {
      if (closed) {
        throw new RejectedExecutionException("The supervisor has shut down, and its time ended.");
      }
      long span = Math.max(0, Math.min(nanos, FOR_EVER));
      Entry entry = new Entry(work, now() + span, entries++, span == FOR_EVER);
      waiting.add(entry);
      if (!hands.frozen) {
        arm(entry);
      }
      return entry;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void cancel(Future<?> entry) {
    entry.cancel(false);
    lock.lock();
    try {
      if (entry instanceof Entry ours && waiting.remove(ours)) {
        disarm(ours);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      waiting.clear();
    } finally {
      lock.unlock();
    }
    real.close();
  }

  // ------------------------------------------------------------------ by itself

  private void arm(Entry entry) {
    entry.armed = real.after(Math.max(0, entry.due - now()), () -> ring(entry));
  }

  private void disarm(Entry entry) {
    Future<?> present = entry.armed;
    if (present != null) {
      entry.armed = null;
      real.cancel(present);
    }
  }

  private void ring(Entry entry) {
    if (!take(entry)) {
      return;
    }
    timer = Thread.currentThread();
    try {
      entry.run();
    } finally {
      timer = null;
    }
  }

  /** Takes work that is due; false if it was done or cancelled, or the clock was frozen before. */
  private boolean take(Entry entry) {
    lock.lock();
    try {
      return (!hands.frozen || entry.due - now() <= 0) && waiting.remove(entry);
    } finally {
      lock.unlock();
    }
  }

  /** Whether this is the real timer's thread, which others wait for. */
  boolean isOnTimer() {
    return timer == Thread.currentThread();
  }

  // ------------------------------------------------------------------ as a test turns it

  boolean isFrozen() {
    return hands.frozen;
  }

  void freeze() {
    lock.lock();
    try {
      if (!hands.frozen) {
        hands = new Hands(true, now());
        waiting.forEach(this::disarm);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Goes on to a later time, and on the way does what waits for it, each at its time. */
  void turnTo(long reading) {
    for (Entry due = next(reading); due != null; due = next(reading)) {
      due.run();
    }
  }

  private @Nullable Entry next(long reading) {
    lock.lock();
    try {
      if (!hands.frozen) {
        return null; // what was done has given the clock back
      }
      Entry first = waiting.isEmpty() ? null : waiting.first();
      if (first == null || first.due - reading > 0) {
        goOnTo(reading);
        return null;
      }
      waiting.remove(first);
      goOnTo(first.due);
      return first;
    } finally {
      lock.unlock();
    }
  }

  /** Never back: another thread may have turned further. */
  private void goOnTo(long reading) {
    if (reading - hands.nanos > 0) {
      hands = new Hands(true, reading);
    }
  }

  /** Goes on to what waits next, and does it; false if nothing does. */
  boolean turnToNext() {
    Entry first = first();
    if (first == null || first.forEver) {
      return false;
    }
    turnTo(first.due);
    return true;
  }

  private @Nullable Entry first() {
    lock.lock();
    try {
      return waiting.isEmpty() ? null : waiting.first();
    } finally {
      lock.unlock();
    }
  }

  /** Stands at another time, earlier or later. Nothing is done. */
  void jumpTo(long reading) {
    lock.lock();
    try {
      hands = new Hands(true, reading);
    } finally {
      lock.unlock();
    }
  }

  /** Goes by itself again, from where it stands. */
  void release() {
    goByItself(now() - real.now());
  }

  /** Goes with the real time again. */
  void reset() {
    goByItself(0);
  }

  private void goByItself(long ahead) {
    lock.lock();
    try {
      waiting.forEach(this::disarm);
      hands = new Hands(false, ahead);
      if (!closed) {
        waiting.forEach(this::arm);
      }
    } finally {
      lock.unlock();
    }
  }
}
