package dev.errand.runtime.output;

import dev.errand.Keep;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One of the two byte streams of an output: its bytes within the limit, and the runs they came in.
 * Guarded by the {@link Store}.
 */
final class ByteStream {
  /** Appends of one attempt within this time are one run: how exact the time of a line is. */
  private static final long COALESCE_TICKS = TimeUnit.MILLISECONDS.toNanos(1);

  private final long limit;
  private final Keep keep;
  private final ByteLog bytes;
  private final Trail<Run> closed = new Trail<>();
  private long openAt;
  private int openAttempt;
  private boolean open; // whether bytes past the last closed run are there
  private long droppedAtEnd;

  ByteStream(long limit, Keep keep, Overflow overflow, Readers readers) {
    this.limit = limit;
    this.keep = keep;
    this.bytes = new ByteLog(limit, keep, overflow.memory(), overflow, readers);
  }

  /**
   * Appends what the limit lets in.
   *
   * @param at now, later than whatever another stream of the output recorded
   * @param next true if this stream was the last one that was written
   */
  void append(
      long at, boolean next, int attempt, byte[] source, int offset, int length, byte[] lineEnd) {
    if (length + lineEnd.length == 0 || droppedAtEnd > 0) {
      droppedAtEnd += length + lineEnd.length;
      return;
    }
    begin(at, next, attempt);
    append(source, offset, length);
    append(lineEnd, 0, lineEnd.length);
  }

  private void append(byte[] source, int offset, int length) {
    if (keep == Keep.TAIL) {
      appendKeepingTail(source, offset, length);
      return;
    }
    int fitting = droppedAtEnd > 0 ? 0 : fitting(source, offset, length);
    int kept = bytes.append(source, offset, fitting);
    if (kept < fitting) {
      int whole = Utf8.cut(source, offset, kept);
      bytes.shorten(kept - whole);
      kept = whole;
    }
    droppedAtEnd += length - kept;
  }

  private int fitting(byte[] source, int offset, int length) {
    long room = limit - bytes.end();
    return length <= room ? length : Utf8.cut(source, offset, (int) room);
  }

  private void appendKeepingTail(byte[] source, int offset, int length) {
    int tooMany = (int) Math.max(0, length - limit);
    if (tooMany > 0) {
      bytes.skip(tooMany);
    }
    bytes.append(source, offset + tooMany, length - tooMany);
    while (!closed.isEmpty() && closed.first().end() <= bytes.floor()) {
      closed.dropFirst();
    }
  }

  private void begin(long at, boolean next, int attempt) {
    if (open && next && attempt == openAttempt && at - openAt < COALESCE_TICKS) {
      return;
    }
    closeRun();
    openAt = at;
    openAttempt = attempt;
    open = true;
  }

  /** Finishes the unfinished line of an attempt, or with {@link Run#ALL} of all of them. */
  void mark(long at, int attempt) {
    closeRun();
    closed.add(new Run(bytes.end(), at, attempt, true));
  }

  private void closeRun() {
    if (open) {
      closed.add(new Run(bytes.end(), openAt, openAttempt, false));
      open = false;
    }
  }

  long size() {
    return bytes.size() + closed.capacity() * Run.SIZE;
  }

  View view() {
    Run last = open ? new Run(bytes.end(), openAt, openAttempt, false) : null;
    return new View(bytes.view(), closed.view(), last, droppedAtEnd);
  }

  /**
   * The stream as it was at one moment. Belongs to one reader, as the bytes do.
   *
   * @param bytes what is kept of it
   * @param closed the runs that grow no more
   * @param open the run after those; null if there is none. In a later view it may be longer, or
   *     closed, but has the same index.
   * @param droppedAtEnd the bytes that came when no more were kept
   */
  record View(ByteLog.View bytes, Trail.View<Run> closed, @Nullable Run open, long droppedAtEnd) {
    /** Gives the number of bytes that were written and not kept. */
    long dropped() {
      return droppedAtEnd + bytes.start();
    }

    long runsFrom() {
      return closed.from();
    }

    long runsTo() {
      return open == null ? closed.to() : closed.to() + 1;
    }

    Run run(long index) {
      return open != null && index == closed.to() ? open : closed.get(index);
    }

    boolean isOpen(long index) {
      return index == closed.to();
    }
  }
}
