package dev.errand.runtime.process;

import dev.errand.LogLine;
import dev.errand.OutputLine;
import dev.errand.StreamKind;
import dev.errand.TaskOutput;
import dev.errand.spi.RecordedOutput;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Collects bytes of both streams. */
class FakeRecording implements RecordedOutput {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CountDownLatch written = new CountDownLatch(1);

  @Override
  public void write(StreamKind stream, int attempt, byte[] bytes, int offset, int length) {
    (stream == StreamKind.OUT ? out : err).write(bytes, offset, length);
    if (stream == StreamKind.OUT && bytes[offset + length - 1] == (byte) 10) {
      written.countDown();
    }
  }

  /** Waits until the first line is there, and gives it. */
  String firstLine() throws InterruptedException {
    if (!written.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("The program wrote no line.");
    }
    return stdout().lines().findFirst().orElseThrow();
  }

  @Override
  public byte[] stdoutBytes() {
    return out.toByteArray();
  }

  @Override
  public byte[] stderrBytes() {
    return err.toByteArray();
  }

  @Override
  public String stdout() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Override
  public String stderr() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Override
  public TaskOutput attempt(int number) {
    return this;
  }

  @Override
  public boolean truncated() {
    return false;
  }

  @Override
  public long droppedBytes() {
    return 0;
  }

  @Override
  public void attemptEnded(int attempt, @Nullable Throwable failure) {}

  @Override
  public void ended(@Nullable Throwable failure) {}

  @Override
  public long size() {
    return (long) out.size() + err.size();
  }

  @Override
  public String log() {
    return "";
  }

  @Override
  public Optional<String> exception() {
    return Optional.empty();
  }

  @Override
  public List<LogLine> logLines() {
    return List.of();
  }

  @Override
  public List<OutputLine> transcript() {
    return List.of();
  }

  @Override
  public Flow.Publisher<OutputLine> follow() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void print(PrintStream to) {
    throw new UnsupportedOperationException();
  }
}
