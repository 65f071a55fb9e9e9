package dev.errand.runtime.output;

import dev.errand.CaptureSettings;
import dev.errand.LogLine;
import dev.errand.StreamKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an output is made of: two byte streams, the log records, the failures, and who follows. Its
 * monitor is the one lock of an output; it is held for copies of bytes and references only, by a
 * writer also for the move of a chunk to the file, never while somebody else's code runs.
 */
final class Store {
  private static final Follower[] NOBODY = {};

  private static final Overflow NOWHERE = new Overflow(OutputSettings.DEFAULT);

  /** About the memory of an output that has written nothing. */
  private static final long EMPTY_SIZE = 120;

  private final @Nullable CaptureSettings settings;
  private final Executor executor;
  private final Overflow overflow;

  // All guarded by this monitor. A stream is made by its first write.
  private @Nullable ByteStream out;
  private @Nullable ByteStream err;
  private @Nullable LogStream log;
  private @Nullable Object lastWritten; // the stream that the last write went to
  private long lastAt;
  private long endedAt;
  private @Nullable Throwable failure;
  private @Nullable Map<Integer, Throwable> attemptFailures;
  private final Readers readers = new Readers();

  // Written under this monitor, read by writers before they take it: one that comes by then has its
  // record in memory.
  private volatile boolean logOverflows;

  // Written under this monitor, before the bytes are; read by the thread that ends an attempt.
  private volatile boolean written;

  // Written under this monitor (copied each time), read by writers after they have left it: a
  // follower that comes later takes its first look after that write.
  private volatile Follower[] followers = NOBODY;

  // Written under this monitor by the thread that runs the attempt, read by threads that do wrapped
  // work of it.
  private volatile List<Target> enclosing = List.of();

  Store(CaptureSettings settings, Executor executor, Overflow overflow) {
    this.settings = settings;
    this.executor = executor;
    this.overflow = overflow;
  }

  /** Makes one that keeps failures only. */
  Store(Executor executor) {
    this.settings = null;
    this.executor = executor;
    this.overflow = NOWHERE;
  }

  /** Gives the captures around the attempt that runs; empty if there is none. */
  List<Target> enclosing() {
    return enclosing;
  }

  synchronized void setEnclosing(List<Target> around) {
    enclosing = around;
  }

  /** Only its own: an attempt that has run out of time may leave long after the next began. */
  @SuppressWarnings("ReferenceEquality") // the next attempt's may well be equal
  synchronized void endEnclosing(List<Target> around) {
    if (enclosing == around) {
      enclosing = List.of(); // or this output would keep theirs alive
    }
  }

  @Nullable CaptureSettings settings() {
    return settings;
  }

  boolean captures(StreamKind kind) {
    return settings != null && settings.streams().contains(kind);
  }

  /** Appends bytes, and after them a line end (or nothing), so that nobody gets in between. */
  void append(StreamKind kind, int attempt, byte[] bytes, int offset, int length, byte[] lineEnd) {
    if (settings == null || !captures(kind)) {
      return;
    }
    synchronized (this) {
      ByteStream stream = kind == StreamKind.ERR ? err(settings) : out(settings);
      stream.append(tick(), lastWritten == stream, attempt, bytes, offset, length, lineEnd);
      lastWritten = stream;
    }
    overflow.tell();
    wakeFollowers();
  }

  void append(int attempt, int weight, Supplier<LogLine> record) {
    if (settings == null || !captures(StreamKind.LOG)) {
      return;
    }
    // Made into text before the lock is taken: that may run the application's code.
    byte[] bytes = logOverflows ? LogLineCodec.encode(LogEntry.make(record)) : null;
    synchronized (this) {
      LogStream stream = log(settings);
      stream.append(new LogEntry(tick(), attempt, weight, bytes == null ? record : null), bytes);
      logOverflows = stream.overflows();
      lastWritten = stream;
    }
    overflow.tell();
    wakeFollowers();
  }

  private ByteStream out(CaptureSettings present) {
    ByteStream stream = out;
    if (stream == null) {
      out = stream = new ByteStream(present.limit(), present.keep(), overflow, readers);
    }
    return stream;
  }

  private ByteStream err(CaptureSettings present) {
    ByteStream stream = err;
    if (stream == null) {
      err = stream = new ByteStream(present.limit(), present.keep(), overflow, readers);
    }
    return stream;
  }

  private LogStream log(CaptureSettings present) {
    LogStream stream = log;
    if (stream == null) {
      log = stream = new LogStream(present.limit(), present.keep(), overflow, readers);
    }
    return stream;
  }

  /** Gives now, later than all times before, so that times alone tell the order. */
  private long tick() {
    if (!written) {
      written = true;
    }
    lastAt = Math.max(Ticks.now(), lastAt + 1);
    return lastAt;
  }

  void attemptEnded(int attempt, @Nullable Throwable thrown) {
    if (thrown == null && !written) {
      return; // there is no line to finish
    }
    synchronized (this) {
      finishLines(attempt);
      if (thrown != null) {
        if (attemptFailures == null) {
          attemptFailures = new HashMap<>();
        }
        attemptFailures.put(attempt, thrown);
      }
    }
    wakeFollowers();
  }

  void ended(@Nullable Throwable thrown) {
    synchronized (this) {
      if (endedAt == 0) {
        finishLines(Run.ALL);
        endedAt = thrown == null && !written ? 1 : tick(); // or it is the last in the transcript
        failure = thrown;
      }
    }
    wakeFollowers();
  }

  private void finishLines(int attempt) {
    if (out != null) {
      out.mark(tick(), attempt);
    }
    if (err != null) {
      err.mark(tick(), attempt);
    }
    lastWritten = null;
  }

  /** Gives what the task failed with, or with a number that attempt. */
  synchronized @Nullable Throwable failure(int attempt) {
    if (attempt == Run.ALL) {
      return failure;
    }
    return attemptFailures == null ? null : attemptFailures.get(attempt);
  }

  long droppedBytes() {
    return read(Snapshot::dropped);
  }

  synchronized long size() {
    return EMPTY_SIZE
        + (out == null ? 0 : out.size())
        + (err == null ? 0 : err.size())
        + (log == null ? 0 : log.size());
  }

  /**
   * Reads the output as it is now.
   *
   * @param reading gets a snapshot, which is not to be read after that
   */
  <R> R read(Function<Snapshot, R> reading) {
    Snapshot snapshot = beginReading();
    try {
      return reading.apply(snapshot);
    } finally {
      endReading();
    }
  }

  private synchronized void endReading() {
    readers.leave();
  }

  private synchronized Snapshot beginReading() {
    readers.enter();
    return new Snapshot(
        out == null ? null : out.view(),
        err == null ? null : err.view(),
        log == null ? null : log.view(),
        endedAt);
  }

  Executor executor() {
    return executor;
  }

  synchronized void add(Follower follower) {
    Follower[] more = new Follower[followers.length + 1];
    System.arraycopy(followers, 0, more, 0, followers.length);
    more[followers.length] = follower;
    followers = more;
  }

  synchronized void remove(Follower follower) {
    followers = Arrays.stream(followers).filter(f -> f != follower).toArray(Follower[]::new);
  }

  private void wakeFollowers() {
    for (Follower follower : followers) {
      follower.wake();
    }
  }

  /**
   * An output as it was at one moment, all streams together. Belongs to one reader.
   *
   * @param endedAt when it ended; 0 if it has not
   */
  record Snapshot(
      ByteStream.@Nullable View out,
      ByteStream.@Nullable View err,
      LogStream.@Nullable View log,
      long endedAt) {
    private long dropped() {
      return (out == null ? 0 : out.dropped())
          + (err == null ? 0 : err.dropped())
          + (log == null ? 0 : log.dropped());
    }
  }
}
