package dev.errand.runtime.output;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A piece of a {@link ByteLog}. What lies before the log's end is never written again. */
final class Chunk {
  final long start;
  final int length;

  // Written under the owner's lock, where the bytes go to null last; readers look at them first.
  private @Nullable SpillFile file;
  private long position;
  private volatile byte @Nullable [] bytes;

  Chunk(long start, byte[] bytes) {
    this.start = start;
    this.length = bytes.length;
    this.bytes = bytes;
  }

  long end() {
    return start + length;
  }

  /** Gives the memory that it needs no more. */
  byte[] moveTo(SpillFile to) throws IOException {
    byte[] there = bytes;
    if (there == null) {
      return ByteLog.NO_BYTES;
    }
    position = to.write(there);
    file = to;
    bytes = null;
    return there;
  }

  /** Gives its part of the file back; false if it has none. */
  boolean release() {
    if (file == null) {
      return false;
    }
    file.release(position);
    return true;
  }

  byte[] read() {
    byte[] there = bytes;
    SpillFile from = file;
    if (there != null || from == null) {
      return there == null ? ByteLog.NO_BYTES : there;
    }
    byte[] copy = new byte[length];
    from.read(position, copy, 0, length);
    return copy;
  }

  /** Reads a part of it, into the place where that is wanted. */
  void read(int begin, byte[] into, int offset, int length) {
    byte[] there = bytes;
    SpillFile from = file;
    if (there != null) {
      System.arraycopy(there, begin, into, offset, length);
    } else if (from != null) {
      from.read(position + begin, into, offset, length);
    }
  }
}
