package dev.errand.runtime.output;

import dev.errand.OutputLine;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber to the lines of an output. It reads from the output itself, so a slow subscriber
 * costs next to no memory; whoever writes only says that there is more. The subscriber is called on
 * the output's executor, by one thread at a time.
 */
final class Follower implements Flow.Subscription, Runnable {
  private static final System.Logger LOG = System.getLogger(Follower.class.getPackageName());

  // What is read at once: little, for a subscriber may never take it.
  private static final int MOST_LINES = 256;
  private static final int ENOUGH_CHARACTERS = 16 * 1024;

  private final Store store;
  private final Flow.Subscriber<? super OutputLine> subscriber;

  // Rounds asked for and not yet run. Whoever raises it from 0 starts the one drain; all fields
  // below that say "drain" belong to that, and are passed from thread to thread by this counter.
  private final AtomicInteger rounds = new AtomicInteger();

  // Lines that may be delivered: raised by request(), lowered by the drain. MAX_VALUE: no bound.
  private final AtomicLong demand = new AtomicLong();

  private volatile boolean over; // set by cancel() or the drain; never unset
  private volatile @Nullable IllegalArgumentException
      refusal; // set by request(), read by the drain

  private final LineReader reader; // drain
  private boolean subscribed; // drain
  private final Deque<OutputLine> lines = new ArrayDeque<>(); // drain: read, not delivered yet

  private Follower(Store store, int attempt, Flow.Subscriber<? super OutputLine> subscriber) {
    this.store = store;
    this.subscriber = subscriber;
    this.reader = new LineReader(attempt);
  }

  static void begin(Store store, int attempt, Flow.Subscriber<? super OutputLine> subscriber) {
    Follower follower = new Follower(store, attempt, Objects.requireNonNull(subscriber));
    store.add(follower);
    follower.wake();
  }

  /** Says that there may be something to do. Any thread; never calls the subscriber. */
  void wake() {
    if (over || rounds.getAndIncrement() != 0) {
      return;
    }
    try {
      store.executor().execute(this);
    } catch (RejectedExecutionException e) {
      // The runtime has shut down, but its outputs stay readable.
      Thread thread = new Thread(this, "errand-follower");
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public void request(long lines) {
    if (lines <= 0) {
      refusal =
          new IllegalArgumentException(
              lines + " lines were requested; 1 or more is allowed. The subscription ends here.");
    } else {
      demand.accumulateAndGet(lines, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
    }
    wake();
  }

  @Override
  public void cancel() {
    end();
  }

  private void end() {
    over = true;
    store.remove(this);
  }

  @Override
  public void run() {
    int seen = rounds.get();
    do {
      try {
        deliver();
      } catch (Throwable e) { // a subscriber must not throw; it gets nothing more
        end();
        LOG.log(
            Level.WARNING,
            "A follower of a task's output threw; it is dropped: " + subscriber.getClass(),
            e);
      }
      seen = rounds.addAndGet(-seen);
    } while (seen != 0);
  }

  private void deliver() {
    if (!over && !subscribed) {
      subscribed = true;
      subscriber.onSubscribe(this);
    }
    if (over) {
      return;
    }
    while (!over) {
      if (refusal != null) {
        end();
        subscriber.onError(refusal);
        return;
      }
      if (lines.isEmpty()) {
        boolean ended = store.read(this::readLines);
        if (lines.isEmpty()) {
          complete(ended);
          return;
        }
      }
      if (demand.get() == 0) {
        return; // request() wakes
      }
      demand.updateAndGet(n -> n == Long.MAX_VALUE ? n : n - 1);
      subscriber.onNext(lines.remove());
    }
  }

  /** Reads some lines ahead: the subscriber must not keep the output from using its file again. */
  private boolean readLines(Store.Snapshot now) {
    boolean ended = now.endedAt() > 0;
    long until = ended ? now.endedAt() : StreamCursor.NOTHING;
    reader.look(now);
    int characters = 0;
    while (lines.size() < MOST_LINES && characters < ENOUGH_CHARACTERS) {
      OutputLine line = reader.next(until);
      if (line == null) {
        break;
      }
      lines.add(line);
      characters += line.text().length();
    }
    reader.leave();
    return ended;
  }

  private void complete(boolean ended) {
    if (ended) {
      end();
      subscriber.onComplete();
    }
  }
}
