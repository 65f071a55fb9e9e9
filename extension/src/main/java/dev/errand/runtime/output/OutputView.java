package dev.errand.runtime.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.errand.LogLine;
import dev.errand.OutputLine;
import dev.errand.TaskOutput;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** The reading side of an output: of one attempt, or of all. Any thread; reads outside the lock. */
abstract class OutputView implements TaskOutput {
  /** Gives what is read. */
  abstract Store store();

  /** Gives the attempt that is read, or {@link Run#ALL}. */
  abstract int attempt();

  @Override
  public String stdout() {
    return new String(stdoutBytes(), UTF_8);
  }

  @Override
  public String stderr() {
    return new String(stderrBytes(), UTF_8);
  }

  @Override
  public byte[] stdoutBytes() {
    return store().read(now -> bytes(now.out()));
  }

  @Override
  public byte[] stderrBytes() {
    return store().read(now -> bytes(now.err()));
  }

  private byte[] bytes(ByteStream.@Nullable View stream) {
    if (stream == null) {
      return new byte[0];
    }
    byte[] all = new byte[lengthOf(stream)];
    int position = 0;
    long from = stream.bytes().start();
    for (long index = stream.runsFrom(); index < stream.runsTo(); index++) {
      Run run = stream.run(index);
      if (run.end() > from) {
        if (isWanted(run.attempt())) {
          stream.bytes().copy(from, run.end(), all, position);
          position += (int) (run.end() - from);
        }
        from = run.end();
      }
    }
    return all;
  }

  private int lengthOf(ByteStream.View stream) {
    long length = 0;
    long from = stream.bytes().start();
    for (long index = stream.runsFrom(); index < stream.runsTo(); index++) {
      Run run = stream.run(index);
      if (run.end() > from) {
        length += isWanted(run.attempt()) ? run.end() - from : 0;
        from = run.end();
      }
    }
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalStateException(
          "This output has "
              + length
              + " bytes, more than one array or String can hold. Read it with follow().");
    }
    return (int) length;
  }

  private boolean isWanted(int number) {
    return attempt() == Run.ALL || attempt() == number;
  }

  @Override
  public String log() {
    StringBuilder text = new StringBuilder();
    for (LogLine line : logLines()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  @Override
  public List<LogLine> logLines() {
    return store().read(now -> lines(now.log()));
  }

  private List<LogLine> lines(LogStream.@Nullable View log) {
    if (log == null) {
      return List.of();
    }
    List<LogLine> lines = new ArrayList<>();
    for (long index = log.from(); index < log.to(); index++) {
      LogEntry entry = log.get(index);
      if (isWanted(entry.attempt())) {
        lines.add(entry.line(log));
      }
    }
    return List.copyOf(lines);
  }

  @Override
  public Optional<String> exception() {
    return Optional.ofNullable(store().failure(attempt())).map(Traces::text);
  }

  @Override
  public List<OutputLine> transcript() {
    LineReader reader = new LineReader(attempt());
    return store()
        .read(
            now -> {
              reader.look(now);
              return List.copyOf(reader.rest());
            });
  }

  @Override
  public TaskOutput attempt(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "Attempt " + number + " was asked for; attempts are counted from 1.");
    }
    return attempt() == Run.ALL || attempt() == number
        ? new OfAttempt(store(), number)
        : new OfAttempt(new Store(store().executor()), number); // an attempt has no others
  }

  @Override
  public boolean truncated() {
    return droppedBytes() > 0;
  }

  @Override
  public long droppedBytes() {
    return store().droppedBytes();
  }

  @Override
  public Flow.Publisher<OutputLine> follow() {
    return subscriber -> Follower.begin(store(), attempt(), subscriber);
  }

  @Override
  public void print(PrintStream to) {
    for (OutputLine line : transcript()) {
      to.println(line.at() + " " + line.stream() + " " + line.text());
    }
    exception().ifPresent(to::print);
  }

  /** What one attempt wrote. */
  private static final class OfAttempt extends OutputView {
    private final Store store;
    private final int attempt;

    private OfAttempt(Store store, int attempt) {
      this.store = store;
      this.attempt = attempt;
    }

    @Override
    Store store() {
      return store;
    }

    @Override
    int attempt() {
      return attempt;
    }
  }
}
