package dev.errand.runtime.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.errand.LogLine;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Log lines as bytes: the time, then each text with its length before it. */
final class LogLineCodec {
  private static final int TEXTS = 5;

  private LogLineCodec() {}

  static byte[] encode(LogLine line) {
    byte[][] texts =
        Stream.of(
                line.level(),
                line.logger(),
                line.message(),
                line.thread(),
                line.exception().orElse(""))
            .map(text -> text.getBytes(UTF_8))
            .toArray(byte[][]::new);
    int length = Long.BYTES + Integer.BYTES;
    for (byte[] text : texts) {
      length += Integer.BYTES + text.length;
    }
    ByteBuffer to = ByteBuffer.allocate(length);
    Instant at = line.at();
    to.putLong(at.getEpochSecond()).putInt(at.getNano());
    for (byte[] text : texts) {
      to.putInt(text.length).put(text);
    }
    return to.array();
  }

  static LogLine decode(byte[] bytes) {
    ByteBuffer from = ByteBuffer.wrap(bytes);
    Instant at = Instant.ofEpochSecond(from.getLong(), from.getInt());
    String[] texts = new String[TEXTS];
    for (int i = 0; i < TEXTS; i++) {
      byte[] text = new byte[from.getInt()];
      from.get(text);
      texts[i] = new String(text, UTF_8);
    }
    Optional<String> exception = Optional.of(texts[4]).filter(trace -> !trace.isEmpty());
    return new LogLine(at, texts[0], texts[1], texts[2], texts[3], exception);
  }
}
