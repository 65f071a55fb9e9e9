package dev.errand.runtime.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.errand.Keep;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes appended one after the other and addressed by their offset from the very first one, also
 * after the beginning was dropped. The newest are in memory, what is too much for that in a file.
 * Guarded by its owner's lock; a {@link View} is read without it.
 */
final class ByteLog {
  private static final int SMALLEST_CHUNK = 256;
  private static final int LARGEST_CHUNK = 64 * 1024;
  static final byte[] NO_BYTES = {};

  private final long limit;
  private final Keep keep;
  private final long memory;
  private final Overflow overflow;
  private final Readers readers;
  private final int largestChunk;
  private final Trail<Chunk> chunks = new Trail<>();
  private byte[] last = NO_BYTES; // of the last chunk
  private byte[] spare = NO_BYTES; // of a chunk that was moved to the file
  private long lastStart;
  private long firstInMemory; // index of the chunk
  private long held; // bytes of memory in the chunks
  private long spilled; // bytes in the file
  private @Nullable SpillFile file;
  private boolean fileFails;
  private long floor; // what came before was let go of
  private long end;

  /**
   * Makes one.
   *
   * @param limit how many bytes are kept
   * @param keep which of them; with HEAD the owner appends no more than the limit
   * @param memory how many of them are held in memory
   * @param overflow where the others go
   * @param readers those who read a view
   */
  ByteLog(long limit, Keep keep, long memory, Overflow overflow, Readers readers) {
    this.limit = limit;
    this.keep = keep;
    this.memory = memory;
    this.overflow = overflow;
    this.readers = readers;
    this.largestChunk =
        (int) Math.max(SMALLEST_CHUNK, Math.min(Math.min(limit, memory / 4), LARGEST_CHUNK));
  }

  long end() {
    return end;
  }

  /** Gives what is held in memory and in the file, in bytes. */
  long size() {
    return held + spilled;
  }

  /** Gives what is held in memory, in bytes. */
  long inMemory() {
    return held;
  }

  /** Appends bytes; gives how many, which is fewer only if there is neither memory nor a file. */
  int append(byte[] bytes, int offset, int length) {
    int done = 0;
    while (done < length) {
      int position = (int) (end - lastStart);
      if (position == last.length) {
        if (!addChunk()) {
          return done;
        }
        position = 0;
      }
      int some = Math.min(length - done, last.length - position);
      System.arraycopy(bytes, offset + done, last, position, some);
      done += some;
      end += some;
    }
    return done;
  }

  /** Takes back the last bytes, of the append that has just come back short. */
  void shorten(int by) {
    end -= by;
  }

  private boolean addChunk() {
    dropTo(end - limit);
    int size = Math.min(largestChunk, Math.max(SMALLEST_CHUNK, last.length * 2));
    while (held > 0 && held + size > memory) {
      if (!spillFirst()) {
        if (keep == Keep.HEAD) {
          return false;
        }
        dropFirst();
      }
    }
    last = memoryFor(size);
    lastStart = end;
    chunks.add(new Chunk(end, last));
    held += size;
    return true;
  }

  /** What a chunk in the file has left, unless somebody may be reading it. */
  private byte[] memoryFor(int size) {
    byte[] left = spare;
    spare = NO_BYTES;
    return left.length == size && readers.none() ? left : new byte[size];
  }

  /** Moves the oldest chunk that is in memory to the file; false if that takes no more. */
  private boolean spillFirst() {
    if (fileFails) {
      return false;
    }
    firstInMemory = Math.max(firstInMemory, chunks.firstIndex());
    Chunk chunk = chunks.get(firstInMemory);
    try {
      SpillFile to = file;
      if (to == null) {
        to = overflow.open(largestChunk, readers);
      }
      spare = chunk.moveTo(to);
      file = to;
    } catch (IOException | RuntimeException e) {
      fileFails = true;
      overflow.failed(e); // which tells it
      return false;
    }
    overflow.worked();
    firstInMemory++;
    held -= chunk.length;
    spilled += chunk.length;
    return true;
  }

  /** Lets go of the chunks that end before an offset, or there. */
  void dropTo(long offset) {
    while (!chunks.isEmpty() && chunks.first().end() <= offset) {
      dropFirst();
    }
  }

  private void dropFirst() {
    Chunk first = chunks.first();
    floor = first.end();
    if (first.release()) {
      spilled -= first.length;
    } else {
      held -= first.length;
    }
    chunks.dropFirst();
  }

  /** Counts bytes as appended and dropped at once, together with all that came before them. */
  void skip(long length) {
    while (!chunks.isEmpty()) {
      dropFirst();
    }
    end += length;
    floor = end;
    last = NO_BYTES;
    lastStart = end;
  }

  /** Gives the offset before which nothing is held. */
  long floor() {
    return floor;
  }

  View view() {
    return new View(chunks.view(), Math.max(floor, end - limit), end);
  }

  /** The bytes as they were at one moment. Belongs to one reader, see {@link Store#read}. */
  static final class View {
    private final Trail.View<Chunk> chunks;
    private final long begin;
    private final long end;
    private long start = -1; // not known yet
    private @Nullable Chunk read; // the last chunk that was read
    private byte[] readBytes = NO_BYTES;

    private View(Trail.View<Chunk> chunks, long begin, long end) {
      this.chunks = chunks;
      this.begin = begin;
      this.end = end;
    }

    /**
     * Gives the offset of the oldest byte that counts as kept: the newest ones within the limit,
     * less up to three so as not to begin inside a character. Memory goes later, a chunk at a time.
     */
    long start() {
      if (start < 0) {
        long first = begin;
        long latest = begin == 0 ? 0 : Math.min(end, begin + 3);
        while (first < latest && Utf8.continues(at(first))) {
          first++;
        }
        start = first;
      }
      return start;
    }

    long end() {
      return end;
    }

    private byte at(long offset) {
      Chunk chunk = chunks.get(chunkOf(offset));
      return bytes(chunk)[(int) (offset - chunk.start)];
    }

    private byte[] bytes(Chunk chunk) {
      if (read != chunk) {
        readBytes = chunk.read();
        read = chunk;
      }
      return readBytes;
    }

    /** Gives the offset of the first {@code wanted} in a range, or -1. */
    long indexOf(byte wanted, long from, long to) {
      for (long index = chunkOf(from), at = from; at < to; index++) {
        Chunk chunk = chunks.get(index);
        byte[] bytes = bytes(chunk);
        int stop = (int) (Math.min(to, chunk.end()) - chunk.start);
        for (int i = (int) (at - chunk.start); i < stop; i++) {
          if (bytes[i] == wanted) {
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
        chunk.read((int) (at - chunk.start), into, done, some);
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
        return new String(bytes(chunk), (int) (from - chunk.start), (int) (to - from), UTF_8);
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
