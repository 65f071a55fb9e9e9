package dev.errand.runtime.output;

import static dev.errand.StreamKind.ERR;
import static dev.errand.StreamKind.OUT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CaptureSettings;
import dev.errand.LogLine;
import dev.errand.OutputLine;
import dev.errand.StreamKind;
import dev.errand.TaskOutput;
import dev.errand.spi.RecordedOutput;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class OutputBufferTest {
  private static final Executor NOBODY_FOLLOWS =
      task -> {
        throw new AssertionError("nobody follows");
      };

  private final OutputBuffer buffer =
      new OutputBuffer(CaptureSettings.DEFAULT, NOBODY_FOLLOWS, Outputs.OVERFLOW);

  private void write(StreamKind stream, int attempt, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    buffer.write(stream, attempt, bytes, 0, bytes.length);
  }

  private void log(int attempt, String message) {
    LogLine line = new LogLine(Instant.EPOCH, "INFO", "a", message, "t", Optional.empty());
    buffer.store().append(attempt, message.length() + 1, () -> line);
  }

  private static List<String> lines(TaskOutput output) {
    return output.transcript().stream()
        .map(line -> line.stream() + "/" + line.attempt() + " " + line.text())
        .toList();
  }

  @Test
  void streamsWrittenInTurn_transcriptKeepsOrder() {
    write(OUT, 1, "a\nb");
    write(ERR, 1, "x\n");
    log(1, "m");
    write(OUT, 1, "c\nd\n");
    write(ERR, 1, "y\n");
    assertEquals(
        List.of("OUT/1 a", "ERR/1 x", "LOG/1 INFO [a] m", "OUT/1 bc", "OUT/1 d", "ERR/1 y"),
        lines(buffer));
    assertEquals("a\nbc\nd\n", buffer.stdout());
    assertEquals("x\ny\n", buffer.stderr());
    assertEquals("INFO [a] m\n", buffer.log());
  }

  @Test
  void manyLines_timesNeverGoBack() {
    for (int i = 0; i < 1000; i++) {
      write(i % 3 == 0 ? ERR : OUT, 1, i + "\n");
    }
    List<OutputLine> lines = buffer.transcript();
    assertEquals(1000, lines.size());
    for (int i = 1; i < 1000; i++) {
      assertEquals(i + "", lines.get(i).text());
      assertFalse(lines.get(i).at().isBefore(lines.get(i - 1).at()));
    }
  }

  @Test
  void carriageReturns_onlyThoseBeforeLineEndsAreLeftOut() {
    write(OUT, 1, "a\r\nb\rc\n\r");
    write(OUT, 1, "\nd\r");
    assertEquals(List.of("OUT/1 a", "OUT/1 b\rc", "OUT/1 ", "OUT/1 d\r"), lines(buffer));
    assertEquals("a\r\nb\rc\n\r\nd\r", buffer.stdout());
  }

  @Test
  void unfinishedLine_isLastWhileRunningAndInPlaceAfterItsAttempt() {
    write(OUT, 1, "part");
    write(ERR, 1, "whole\n");
    assertEquals(List.of("ERR/1 whole", "OUT/1 part"), lines(buffer));
    buffer.attemptEnded(1, null);
    write(OUT, 2, "next\n");
    assertEquals(List.of("ERR/1 whole", "OUT/1 part", "OUT/2 next"), lines(buffer));
  }

  @Test
  void attemptsOverlap_eachKeepsItsOwnBytesAndLines() {
    write(OUT, 1, "one ");
    write(OUT, 2, "two ");
    write(OUT, 1, "eins\n");
    log(2, "zwei");
    write(OUT, 2, "deux\n");
    assertEquals(List.of("OUT/1 one eins", "LOG/2 INFO [a] zwei", "OUT/2 two deux"), lines(buffer));
    assertEquals("one eins\n", buffer.attempt(1).stdout());
    assertEquals("two deux\n", buffer.attempt(2).stdout());
    assertEquals(List.of("OUT/1 one eins"), lines(buffer.attempt(1)));
    assertEquals("", buffer.attempt(1).log());
    assertEquals(1, buffer.attempt(2).logLines().size());
    assertEquals(List.of(), lines(buffer.attempt(3)));
    assertThrows(IllegalArgumentException.class, () -> buffer.attempt(0));
  }

  @Test
  void binaryBytesInPieces_areKeptExactly() {
    byte[] junk = new byte[300_000];
    new Random(1).nextBytes(junk);
    for (int at = 0; at < junk.length; at += 777) {
      buffer.write(OUT, 1, junk, at, Math.min(777, junk.length - at));
    }
    assertArrayEquals(junk, buffer.stdoutBytes());
    assertEquals(new String(junk, UTF_8), buffer.stdout());
  }

  @Test
  void characterSplitAcrossWrites_isOneInTextAndLines() {
    byte[] euro = "€\n".getBytes(UTF_8);
    buffer.write(OUT, 1, euro, 0, 1);
    write(ERR, 1, "!\n");
    buffer.write(OUT, 1, euro, 1, 3);
    assertEquals("€\n", buffer.stdout());
    assertEquals(List.of("ERR/1 !", "OUT/1 €"), lines(buffer));
  }

  @Test
  void failures_areGivenByAttemptAndForTheTask() {
    buffer.attemptEnded(1, new IllegalStateException("first"));
    buffer.attemptEnded(2, new IllegalStateException("second"));
    assertEquals(Optional.empty(), buffer.exception());
    buffer.ended(new IllegalStateException("at last", new RuntimeException("why")));
    assertTrue(buffer.attempt(1).exception().orElseThrow().contains("first"));
    assertTrue(buffer.attempt(2).exception().orElseThrow().contains("second"));
    assertEquals(Optional.empty(), buffer.attempt(3).exception());
    String trace = buffer.exception().orElseThrow();
    assertTrue(trace.startsWith("java.lang.IllegalStateException: at last"), trace);
    assertTrue(trace.contains("Caused by: java.lang.RuntimeException: why"), trace);
  }

  @Test
  void withoutSettings_keepsOnlyTheFailure() {
    RecordedOutput bare = new OutputCapture(NOBODY_FOLLOWS).open(null);
    bare.write(OUT, 1, new byte[] {65}, 0, 1);
    bare.attemptEnded(1, new IllegalStateException("tried"));
    assertTrue(bare.attempt(1).exception().orElseThrow().contains("tried"));
    bare.ended(new IllegalStateException("kept"));
    assertEquals("", bare.stdout());
    assertEquals(List.of(), bare.transcript());
    assertTrue(bare.exception().orElseThrow().contains("kept"));
  }

  @Test
  void writtenAfterTheEnd_isStillKept() {
    write(OUT, 1, "in time");
    buffer.ended(null);
    write(OUT, 1, "late\n");
    assertEquals(List.of("OUT/1 in time", "OUT/1 late"), lines(buffer));
  }

  @Test
  void print_givesEachLineWithTimeAndStreamAndThenTheTrace() {
    write(OUT, 1, "hello\n");
    buffer.ended(new IllegalStateException("the end"));
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    buffer.print(new PrintStream(to, true, UTF_8));
    List<String> printed = to.toString(UTF_8).lines().toList();
    assertEquals(buffer.transcript().get(0).at() + " OUT hello", printed.get(0));
    assertEquals("java.lang.IllegalStateException: the end", printed.get(1));
  }

  @Test
  void outputThatWritesLittle_takesLittle() {
    long empty = buffer.size();
    write(OUT, 1, "x\n");
    assertTrue(empty < 200 && buffer.size() < 1000, empty + " then " + buffer.size());
  }

  @Test
  void recordThatCannotBeFormatted_leavesTheRestReadable() {
    buffer
        .store()
        .append(
            1,
            10,
            () -> {
              throw new IllegalStateException("odd");
            });
    log(1, "after");
    assertEquals(2, buffer.logLines().size());
    assertTrue(buffer.logLines().get(0).message().contains("odd"));
  }
}
