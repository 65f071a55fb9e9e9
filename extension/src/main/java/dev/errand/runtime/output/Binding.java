package dev.errand.runtime.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.errand.LogLine;
import dev.errand.StreamKind;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * What a captured thread writes into: the output of its task, and those of the captures around it.
 * Belongs to the thread that it is bound to.
 */
final class Binding {
  // A plain thread local: an inheritable one would give the threads of a pool the wrong task.
  private static final ThreadLocal<Binding> BOUND = new ThreadLocal<>();
  private static final byte[] LINE_END = System.lineSeparator().getBytes(UTF_8);
  private static final byte[] NONE = {};

  private final Target[] targets; // the innermost first, no output twice
  private final @Nullable Binding previous;
  private @Nullable TextEncoder out; // made when needed
  private @Nullable TextEncoder err; // made when needed

  // True while the thread is inside an original stream: what that writes or logs was captured.
  private boolean echoing;

  private Binding(Target[] targets, @Nullable Binding previous) {
    this.targets = targets;
    this.previous = previous;
  }

  /** Gives what the calling thread is bound to, unless it is echoing; else null. */
  static @Nullable Binding capturing() {
    Binding bound = BOUND.get();
    return bound == null || bound.echoing ? null : bound;
  }

  static boolean isBound() {
    return BOUND.get() != null;
  }

  /** Gives the targets of the calling thread, the innermost first. */
  static List<Target> targets() {
    Binding bound = BOUND.get();
    return bound == null ? List.of() : List.of(bound.targets);
  }

  /**
   * Binds the calling thread.
   *
   * @param inner where to write
   * @param around captures around it, which receive the same
   * @return the binding, to be ended with {@link #unbind()} by the same thread
   */
  static Binding bind(Target inner, List<Target> around) {
    Target[] targets = around.isEmpty() ? new Target[] {inner} : merged(inner, around);
    Binding mine = new Binding(targets, BOUND.get());
    BOUND.set(mine);
    return mine;
  }

  private static Target[] merged(Target inner, List<Target> around) {
    List<Target> all = new ArrayList<>(1 + around.size());
    all.add(inner);
    for (Target target : around) {
      if (all.stream().noneMatch(present -> present.store() == target.store())) {
        all.add(target);
      }
    }
    return all.toArray(Target[]::new);
  }

  void unbind() {
    if (previous == null) {
      BOUND.remove();
    } else {
      BOUND.set(previous);
    }
    finish(StreamKind.OUT, out);
    finish(StreamKind.ERR, err);
  }

  /** Binds the calling thread to nothing until the result is run. */
  static Runnable suspend() {
    Binding bound = BOUND.get();
    if (bound == null) {
      return () -> {};
    }
    BOUND.remove();
    return () -> BOUND.set(bound);
  }

  private void finish(StreamKind kind, @Nullable TextEncoder encoder) {
    byte[] left = encoder == null ? NONE : encoder.finish();
    if (left.length > 0) {
      append(kind, left, 0, left.length, NONE);
    }
  }

  /** Captures text, and a line end after it if {@code line}. */
  void write(StreamKind kind, String text, boolean line) {
    byte[] bytes = encoder(kind).encode(text, !line);
    append(kind, bytes, 0, bytes.length, line ? LINE_END : NONE);
  }

  /** Captures raw bytes. */
  void write(StreamKind kind, byte[] bytes, int offset, int length) {
    TextEncoder encoder = encoder(kind);
    if (encoder.passes()) {
      append(kind, bytes, offset, length, NONE);
    } else {
      byte[] encoded = encoder.encode(bytes, offset, length);
      append(kind, encoded, 0, encoded.length, NONE);
    }
  }

  private void append(StreamKind kind, byte[] bytes, int offset, int length, byte[] lineEnd) {
    for (Target target : targets) {
      target.store().append(kind, target.attempt(), bytes, offset, length, lineEnd);
    }
  }

  private TextEncoder encoder(StreamKind kind) {
    TextEncoder encoder = kind == StreamKind.ERR ? err : out;
    if (encoder == null) {
      encoder = new TextEncoder(Charset.defaultCharset());
      if (kind == StreamKind.ERR) {
        err = encoder;
      } else {
        out = encoder;
      }
    }
    return encoder;
  }

  /** Tells whether what was written to a stream is to reach the console too. */
  boolean echoes(StreamKind kind) {
    for (Target target : targets) {
      if (!target.settings().echo() && target.store().captures(kind)) {
        return false;
      }
    }
    return true;
  }

  /** Lets the original stream do what it would have done; nothing of that is captured again. */
  void echo(Runnable original) {
    echoing = true;
    try {
      original.run();
    } finally {
      echoing = false;
    }
  }

  /** Does something whose output is nobody's. */
  static void uncaptured(Runnable work) {
    Binding bound = BOUND.get();
    if (bound == null || bound.echoing) {
      work.run();
    } else {
      bound.echo(work);
    }
  }

  boolean takes(Level level, String logger) {
    for (Target target : targets) {
      if (target.store().captures(StreamKind.LOG) && target.takes(level, logger)) {
        return true;
      }
    }
    return false;
  }

  void log(Level level, String logger, int length, Supplier<LogLine> record) {
    for (Target target : targets) {
      target.log(level, logger, length, record);
    }
  }
}
