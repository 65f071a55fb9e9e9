package dev.errand.runtime.output;

import dev.errand.OutputLine;
import dev.errand.StreamKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a byte stream, and the lines that are unfinished there: one an attempt at most,
 * because attempts may overlap. One reader's; not thread-safe.
 */
final class StreamCursor {
  /** What {@link #headAt} gives when everything in the view was read. */
  static final long NOTHING = Long.MAX_VALUE;

  private final StreamKind kind;
  private final List<UnfinishedLine> unfinished = new ArrayList<>(1);
  private ByteStream.@Nullable View view;
  private long index; // of the run
  private long offset; // of the byte

  StreamCursor(StreamKind kind) {
    this.kind = kind;
  }

  void look(ByteStream.@Nullable View now) {
    view = now;
    if (now != null) {
      index = Math.max(index, now.runsFrom());
      offset = Math.max(offset, now.bytes().start());
    }
  }

  /** Gives when the run began that {@link #read} reads from, passing by those that are read. */
  long headAt() {
    ByteStream.View now = view;
    if (now == null) {
      return NOTHING;
    }
    while (index < now.runsTo()) {
      Run run = now.run(index);
      if (run.mark() || offset < run.end()) {
        return run.at();
      }
      if (now.isOpen(index)) {
        return NOTHING; // it may still grow
      }
      index++;
    }
    return NOTHING;
  }

  /** Reads on within the run at {@link #headAt}: a line, or null if the run has no more lines. */
  @Nullable OutputLine read() {
    ByteStream.View now = view;
    if (now == null) {
      return null;
    }
    Run run = now.run(index);
    return run.mark() ? finish(now, run) : readBytes(now, run);
  }

  private @Nullable OutputLine finish(ByteStream.View now, Run mark) {
    for (UnfinishedLine line : unfinished) {
      if (mark.attempt() == Run.ALL || mark.attempt() == line.attempt()) {
        unfinished.remove(line);
        return line.isGone(now.bytes())
            ? null // and comes back to the same mark
            : line(mark.at(), line.attempt(), line.text(now.bytes()));
      }
    }
    index++;
    return null;
  }

  private @Nullable OutputLine readBytes(ByteStream.View now, Run run) {
    long end = now.bytes().indexOf((byte) '\n', offset, run.end());
    long stop = end < 0 ? run.end() : end;
    UnfinishedLine begun = begun(run.attempt());
    String text = null;
    if (end < 0 || begun != null) {
      if (begun == null) {
        begun = new UnfinishedLine(run.attempt());
        unfinished.add(begun);
      }
      begun.add(offset, stop);
    } else {
      text = now.bytes().text(offset, stop);
    }
    offset = stop;
    if (end < 0) {
      return null;
    }
    offset++;
    if (begun != null) {
      unfinished.remove(begun);
      text = begun.text(now.bytes());
    }
    return line(run.at(), run.attempt(), withoutReturn(text == null ? "" : text));
  }

  private static String withoutReturn(String text) {
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private @Nullable UnfinishedLine begun(int attempt) {
    for (UnfinishedLine line : unfinished) {
      if (line.attempt() == attempt) {
        return line;
      }
    }
    return null;
  }

  /** Gives the lines that are unfinished where the view ends; the cursor stays where it is. */
  List<OutputLine> unfinished() {
    ByteStream.View now = view;
    if (now == null || unfinished.isEmpty()) {
      return List.of();
    }
    long at = now.run(now.runsTo() - 1).at();
    return unfinished.stream()
        .filter(line -> !line.isGone(now.bytes()))
        .map(line -> line(at, line.attempt(), line.text(now.bytes())))
        .toList();
  }

  private OutputLine line(long at, int attempt, String text) {
    return new OutputLine(kind, Ticks.toInstant(at), attempt, text);
  }
}
