package dev.errand.runtime.output;

import dev.errand.OutputLine;
import dev.errand.StreamKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an output line by line, all streams in the order of time, and goes on where it stopped when
 * it is shown a later snapshot. It keeps places, not bytes. One reader's; not thread-safe.
 */
final class LineReader {
  private final int attempt;
  private final StreamCursor out = new StreamCursor(StreamKind.OUT);
  private final StreamCursor err = new StreamCursor(StreamKind.ERR);
  private LogStream.@Nullable View log;
  private long logIndex;

  /** Reads the lines of one attempt only, or with {@link Run#ALL} of all of them. */
  LineReader(int attempt) {
    this.attempt = attempt;
  }

  void look(Store.Snapshot snapshot) {
    out.look(snapshot.out());
    err.look(snapshot.err());
    log = snapshot.log();
    logIndex = log == null ? logIndex : Math.max(logIndex, log.from());
  }

  /** Lets go of the snapshot; the place stays. */
  void leave() {
    out.look(null);
    err.look(null);
    log = null;
  }

  /** Gives the next finished line that began its last run before a time; null if there is none. */
  @Nullable OutputLine next(long until) {
    while (true) {
      long outAt = out.headAt();
      long errAt = err.headAt();
      long logAt = logHeadAt();
      long first = Math.min(Math.min(outAt, errAt), logAt);
      if (first >= until) {
        return null;
      }
      OutputLine line = first == logAt ? readLog() : first == outAt ? out.read() : err.read();
      if (line != null && isWanted(line)) {
        return line;
      }
    }
  }

  /** Gives all lines that are left, and then those that are unfinished. */
  List<OutputLine> rest() {
    List<OutputLine> lines = new ArrayList<>();
    for (OutputLine line = next(StreamCursor.NOTHING);
        line != null;
        line = next(StreamCursor.NOTHING)) {
      lines.add(line);
    }
    Stream.of(out.unfinished(), err.unfinished())
        .flatMap(List::stream)
        .filter(this::isWanted)
        .sorted(Comparator.comparing(OutputLine::at))
        .forEach(lines::add);
    return lines;
  }

  private boolean isWanted(OutputLine line) {
    return attempt == Run.ALL || attempt == line.attempt();
  }

  private long logHeadAt() {
    return log == null || logIndex == log.to() ? StreamCursor.NOTHING : log.get(logIndex).at();
  }

  private @Nullable OutputLine readLog() {
    if (log == null) {
      return null;
    }
    LogEntry entry = log.get(logIndex++);
    return attempt != Run.ALL && attempt != entry.attempt()
        ? null // not even formatted
        : new OutputLine(
            StreamKind.LOG,
            Ticks.toInstant(entry.at()),
            entry.attempt(),
            entry.line(log).toString());
  }
}
