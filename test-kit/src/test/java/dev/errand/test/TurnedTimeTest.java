package dev.errand.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.spi.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnedTimeTest {
  /** The real time, standing at nearly the last reading before they wrap round. */
  private static final class Real implements TimeSource {
    final List<Future<?>> armed = new ArrayList<>();
    boolean closed;

    @Override
    public long now() {
      return Long.MAX_VALUE - 5;
    }

    @Override
    public Instant instant(long reading) {
      return Instant.EPOCH.plusNanos(reading - now());
    }

    @Override
    public Future<?> after(long nanos, Runnable work) {
      FutureTask<?> entry = new FutureTask<>(work, null);
      armed.add(entry);
      return entry;
    }

    @Override
    public void cancel(Future<?> entry) {
      armed.removeIf(one -> one == entry);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private final Real real = new Real();
  private final TurnedTime time = new TurnedTime(real);
  private final List<String> done = new ArrayList<>();

  private Future<?> after(long nanos, String what) {
    return time.after(nanos, () -> done.add(what));
  }

  @Test
  void turned_doesWhatIsDueInItsOrder_alsoWhereReadingsWrapRound() {
    time.freeze();
    after(20, "d");
    after(10, "b");
    after(10, "c");
    after(1, "a");
    after(21, "not yet");
    time.turnTo(time.now() + 20);
    assertEquals(List.of("a", "b", "c", "d"), done);
    assertEquals(Instant.EPOCH.plusNanos(20), time.instant(time.now()));
  }

  @Test
  void cancelledWork_isNotDone_norKeptInTheRealTimer() {
    Future<?> entry = after(10, "cancelled");
    assertEquals(1, real.armed.size());
    time.cancel(entry);
    assertEquals(0, real.armed.size());
    time.freeze();
    time.turnTo(time.now() + 10);
    assertEquals(List.of(), done);
  }

  @Test
  void frozen_theRealTimerHasNothingToDo_untilItGoesByItselfAgain() {
    after(10, "x");
    Future<?> stale = real.armed.get(0);
    time.freeze();
    assertEquals(0, real.armed.size());
    ((FutureTask<?>) stale).run(); // it rang while the clock was frozen
    assertEquals(List.of(), done);
    time.release();
    ((FutureTask<?>) real.armed.get(0)).run();
    assertEquals(List.of("x"), done);
  }

  @Test
  void onTheTimer_isKnown() {
    List<Boolean> where = new ArrayList<>();
    time.after(10, () -> where.add(time.isOnTimer()));
    ((FutureTask<?>) real.armed.get(0)).run();
    time.freeze();
    time.after(10, () -> where.add(time.isOnTimer()));
    time.turnTo(time.now() + 10);
    assertEquals(List.of(true, false), where);
  }

  @Test
  void workThatFails_doesNotKeepTheOthers() {
    time.freeze();
    time.after(
        1,
        () -> {
          throw new IllegalStateException("on purpose");
        });
    after(2, "next");
    time.turnTo(time.now() + 2);
    assertEquals(List.of("next"), done);
  }

  @Test
  void whatWaitsForEver_isNeverTurnedTo() {
    time.freeze();
    after(Long.MAX_VALUE, "never");
    assertFalse(time.turnToNext());
    after(5, "soon");
    assertTrue(time.turnToNext());
    assertEquals(List.of("soon"), done);
  }

  @Test
  void closed_refusesMore_andDoesNothing_frozenOrNot() {
    time.freeze();
    after(1, "dropped");
    time.close();
    assertTrue(real.closed);
    assertThrows(RejectedExecutionException.class, () -> after(1, "refused"));
    time.turnTo(time.now() + 1);
    time.reset();
    assertThrows(RejectedExecutionException.class, () -> after(1, "refused"));
    assertEquals(List.of(), done);
  }

  @Test
  void eightThreadsThatTurn_doEachWorkOnce_andTimeNeverGoesBack() throws InterruptedException {
    time.freeze();
    AtomicInteger count = new AtomicInteger();
    for (int i = 0; i < 2_000; i++) {
      time.after(i, count::incrementAndGet);
    }
    long end = time.now() + 2_000;
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> turners = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      long until = end - 10L * i;
      Thread turner =
          new Thread(
              () -> {
                InContainer.await(go);
                time.turnTo(until);
              });
      turner.start();
      turners.add(turner);
    }
    go.countDown();
    for (Thread turner : turners) {
      turner.join();
    }
    assertEquals(2_000, count.get());
    assertEquals(end, time.now());
  }
}
