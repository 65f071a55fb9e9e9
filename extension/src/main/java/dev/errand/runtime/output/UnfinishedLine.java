package dev.errand.runtime.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The pieces of a line whose end has not been read yet: ranges of the stream's bytes, which the
 * stream may drop meanwhile. One reader's; not thread-safe.
 */
final class UnfinishedLine {
  private final int attempt;
  private long[] ranges = new long[2]; // from, to, from, to, …
  private int count;

  UnfinishedLine(int attempt) {
    this.attempt = attempt;
  }

  int attempt() {
    return attempt;
  }

  void add(long from, long to) {
    if (count > 0 && ranges[count - 1] == from) {
      ranges[count - 1] = to;
      return;
    }
    if (count == ranges.length) {
      ranges = Arrays.copyOf(ranges, count * 2);
    }
    ranges[count++] = from;
    ranges[count++] = to;
  }

  /** Tells whether nothing of it is left, because it was dropped. */
  boolean isGone(ByteLog.View bytes) {
    return ranges[count - 1] <= bytes.start();
  }

  String text(ByteLog.View bytes) {
    long length = 0;
    for (int i = 0; i < count; i += 2) {
      length += Math.max(0, ranges[i + 1] - Math.max(ranges[i], bytes.start()));
    }
    byte[] line = new byte[Math.toIntExact(length)];
    int position = 0;
    for (int i = 0; i < count; i += 2) {
      long from = Math.max(ranges[i], bytes.start());
      if (from < ranges[i + 1]) {
        bytes.copy(from, ranges[i + 1], line, position);
        position += (int) (ranges[i + 1] - from);
      }
    }
    return new String(line, StandardCharsets.UTF_8);
  }
}
