package dev.errand.runtime.output;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Bytes appended one after the other and addressed by their offset from the very first one, also
 * after the beginning was dropped. Guarded by its owner's lock; a {@link View} is read without it.
 */
final class ByteLog {
  private static final int SMALLEST_CHUNK = 256;
  private static final int LARGEST_CHUNK = 64 * 1024;
  private static final Chunk NO_CHUNK = new Chunk(0, new byte[0]);

  private final long limit;
  private final int largestChunk;
  private final Trail<Chunk> chunks = new Trail<>();
  private Chunk last = NO_CHUNK;
  private long held; // bytes of memory in the chunks
  private long floor; // what came before was let go of
  private long end;

  ByteLog(long limit) {
    this.limit = limit;
    this.largestChunk = (int) Math.max(SMALLEST_CHUNK, Math.min(limit, LARGEST_CHUNK));
  }

  /**
   * Gives the offset of the oldest byte that counts as kept: the newest ones within the limit, less
   * up to three so as not to begin inside a character. Memory goes later, a chunk at a time.
   */
  long start() {
    long start = Math.max(floor, end - limit);
    if (start == 0) {
      return 0;
    }
    View all = new View(chunks.view(), start, end);
    long latest = Math.min(end, start + 3);
    while (start < latest && Utf8.continues(all.at(start))) {
      start++;
    }
    return start;
  }

  long end() {
    return end;
  }

  /** Gives the memory taken, in bytes. */
  long held() {
    return held;
  }

  void append(byte[] bytes, int offset, int length) {
    int done = 0;
    while (done < length) {
      int position = (int) (end - last.start);
      if (position == last.bytes.length) {
        addChunk();
        position = 0;
      }
      int some = Math.min(length - done, last.bytes.length - position);
      System.arraycopy(bytes, offset + done, last.bytes, position, some);
      done += some;
      end += some;
    }
  }

  private void addChunk() {
    while (!chunks.isEmpty() && chunks.first().end() <= end - limit) {
      dropChunk();
    }
    int size = Math.min(largestChunk, Math.max(SMALLEST_CHUNK, last.bytes.length * 2));
    last = new Chunk(end, new byte[size]);
    chunks.add(last);
    held += size;
  }

  private void dropChunk() {
    Chunk first = chunks.first();
    floor = first.end();
    held -= first.bytes.length;
    chunks.dropFirst();
  }

  /** Counts bytes as appended and dropped at once, together with all that came before them. */
  void skip(long length) {
    while (!chunks.isEmpty()) {
      dropChunk();
    }
    end += length;
    floor = end;
    last = new Chunk(end, NO_CHUNK.bytes);
  }

  /** Gives the offset before which nothing is held. */
  long floor() {
    return floor;
  }

  View view() {
    return new View(chunks.view(), start(), end);
  }

  /** A piece of memory. What lies before the log's end is never written again. */
  private static final class Chunk {
    private final long start;
    private final byte[] bytes;

    Chunk(long start, byte[] bytes) {
      this.start = start;
      this.bytes = bytes;
    }

    long end() {
      return start + bytes.length;
    }
  }

  /** The bytes as they were at one moment. Immutable; any thread. */
  static final class View {
    private final Trail.View<Chunk> chunks;
    private final long start;
    private final long end;

    private View(Trail.View<Chunk> chunks, long start, long end) {
      this.chunks = chunks;
      this.start = start;
      this.end = end;
    }

    long start() {
      return start;
    }

    long end() {
      return end;
    }

    byte at(long offset) {
      Chunk chunk = chunks.get(chunkOf(offset));
      return chunk.bytes[(int) (offset - chunk.start)];
    }

    /** Gives the offset of the first {@code wanted} in a range, or -1. */
    long indexOf(byte wanted, long from, long to) {
      for (long index = chunkOf(from), at = from; at < to; index++) {
        Chunk chunk = chunks.get(index);
        int stop = (int) (Math.min(to, chunk.end()) - chunk.start);
        for (int i = (int) (at - chunk.start); i < stop; i++) {
          if (chunk.bytes[i] == wanted) {
            return chunk.start + i;
          }
        }
        at = chunk.start + stop;
      }
      return -1;
    }

    void copy(long from, long to, byte[] into, int position) {
      int done = position;
      for (long index = chunkOf(from), at = from; at < to; index++) {
        Chunk chunk = chunks.get(index);
        int some = (int) (Math.min(to, chunk.end()) - at);
        System.arraycopy(chunk.bytes, (int) (at - chunk.start), into, done, some);
        done += some;
        at += some;
      }
    }

    String text(long from, long to) {
      if (from == to) {
        return "";
      }
      Chunk chunk = chunks.get(chunkOf(from));
      if (to <= chunk.end()) {
        return new String(chunk.bytes, (int) (from - chunk.start), (int) (to - from), UTF_8);
      }
      byte[] bytes = new byte[Math.toIntExact(to - from)];
      copy(from, to, bytes, 0);
      return new String(bytes, UTF_8);
    }

    private long chunkOf(long offset) {
      long low = chunks.from();
      long high = chunks.to() - 1;
      while (low < high) {
        long middle = (low + high + 1) >>> 1;
        if (chunks.get(middle).start <= offset) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low;
    }
  }
}
