package dev.errand.runtime.output;

import static dev.errand.StreamKind.ERR;
import static dev.errand.StreamKind.OUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.Keep;
import dev.errand.LogLine;
import dev.errand.OutputLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutputLimitTest {
  private static OutputBuffer limited(long limit, Keep keep) {
    return new OutputBuffer(
        CaptureSettings.DEFAULT.withLimit(limit, keep), Runnable::run, Outputs.OVERFLOW);
  }

  private static void write(OutputBuffer buffer, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    buffer.write(OUT, 1, bytes, 0, bytes.length);
  }

  private static List<String> texts(OutputBuffer buffer) {
    return buffer.transcript().stream().map(OutputLine::text).toList();
  }

  @Test
  void headReached_keepsTheFirstBytesAndCountsTheRest() {
    OutputBuffer buffer = limited(10, Keep.HEAD);
    write(buffer, "123\n");
    write(buffer, "456\n");
    assertFalse(buffer.truncated());
    write(buffer, "789\n");
    write(buffer, "x");
    assertEquals("123\n456\n78", buffer.stdout());
    assertEquals(List.of("123", "456", "78"), texts(buffer));
    assertEquals(3, buffer.droppedBytes());
    assertTrue(buffer.truncated());
  }

  @Test
  void tailReached_keepsTheLastBytesAndCountsTheRest() {
    OutputBuffer buffer = limited(10, Keep.TAIL);
    for (int i = 1000; i < 2000; i++) {
      write(buffer, i + "\n");
    }
    assertEquals("1998\n1999\n", buffer.stdout());
    assertEquals(List.of("1998", "1999"), texts(buffer));
    assertEquals(4990, buffer.droppedBytes());
  }

  @Test
  void oneWriteLargerThanTheLimit_isCutAtTheRightEnd() {
    OutputBuffer head = limited(10, Keep.HEAD);
    OutputBuffer tail = limited(10, Keep.TAIL);
    for (OutputBuffer buffer : List.of(head, tail)) {
      write(buffer, "ab");
      write(buffer, "0123456789".repeat(100) + "ABC\nDE");
      assertEquals(998, buffer.droppedBytes());
    }
    assertEquals("ab01234567", head.stdout());
    assertEquals("6789ABC\nDE", tail.stdout());
    assertEquals(List.of("6789ABC", "DE"), texts(tail));
  }

  @Test
  void limitInsideACharacter_doesNotTearIt() {
    OutputBuffer head = limited(10, Keep.HEAD);
    write(head, "€€€€€");
    assertEquals("€€€", head.stdout());
    assertEquals(6, head.droppedBytes());
    OutputBuffer tail = limited(10, Keep.TAIL);
    write(tail, "€€€");
    write(tail, "€€");
    assertEquals("€€€", tail.stdout());
    assertEquals(6, tail.droppedBytes());
  }

  @Test
  void largeLimits_countExactlyOverManyChunks() {
    long limit = 1_000_003;
    OutputBuffer head = limited(limit, Keep.HEAD);
    OutputBuffer tail = limited(limit, Keep.TAIL);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 300_000; i++) {
      String line = "line " + i + "\n";
      all.append(line);
      write(head, line);
      write(tail, line);
      if (i % 1000 == 0) {
        tail.write(ERR, 1, new byte[] {'\n'}, 0, 1);
      }
    }
    String written = all.toString();
    assertEquals(written.substring(0, (int) limit), head.stdout());
    assertEquals(written.length() - limit, head.droppedBytes());
    assertEquals(written.substring(written.length() - (int) limit), tail.stdout());
    assertEquals(written.length() - limit, tail.droppedBytes());
    assertTrue(tail.size() < 2 * limit, "takes " + tail.size());
    String first = tail.stdout().lines().findFirst().orElseThrow();
    assertEquals(
        Optional.of(first),
        tail.transcript().stream()
            .filter(line -> line.stream() == OUT)
            .map(OutputLine::text)
            .findFirst());
  }

  @Test
  void eachStream_hasTheLimitForItself() {
    OutputBuffer buffer = limited(4, Keep.HEAD);
    write(buffer, "1234");
    buffer.write(ERR, 1, "12345".getBytes(UTF_8), 0, 5);
    assertEquals("1234", buffer.stdout());
    assertEquals("1234", buffer.stderr());
    assertEquals(1, buffer.droppedBytes());
  }

  @Test
  void logLimit_countsMessagesWithTheirLineEnds() {
    OutputBuffer head = limited(10, Keep.HEAD);
    OutputBuffer tail = limited(10, Keep.TAIL);
    for (OutputBuffer buffer : List.of(head, tail)) {
      for (String message : List.of("aaaa", "bbbb", "cccc")) {
        LogLine line = new LogLine(Instant.EPOCH, "INFO", "l", message, "t", Optional.empty());
        buffer.store().append(1, message.length() + 1, () -> line);
      }
      assertEquals(5, buffer.droppedBytes());
    }
    assertEquals(List.of("aaaa", "bbbb"), head.logLines().stream().map(LogLine::message).toList());
    assertEquals(List.of("bbbb", "cccc"), tail.logLines().stream().map(LogLine::message).toList());
  }
}
