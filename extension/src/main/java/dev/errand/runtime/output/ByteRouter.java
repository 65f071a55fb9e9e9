package dev.errand.runtime.output;

import dev.errand.StreamKind;
import java.io.PrintStream;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The half of {@link RoutingPrintStream} that is not about text: bytes, and the stream's life. The
 * two suppliers are how {@link Router}s of other class loaders, which cannot know this class, ask
 * for the original and whether this one is active.
 */
abstract class ByteRouter extends PrintStream implements Supplier<PrintStream>, BooleanSupplier {
  final PrintStream original;
  final StreamKind kind;

  /** What a thread has that finds out where a flush leads: whether it has come by. */
  private static final ThreadLocal<boolean[]> SEEKING = new ThreadLocal<>();

  // Cleared by the last uninstall, read by whoever installs or uninstalls.
  private volatile boolean active = true;

  ByteRouter(PrintStream original, StreamKind kind) {
    super(original);
    this.original = original;
    this.kind = kind;
  }

  /** Tells whether something prints through one of these: its flush comes by, and ends there. */
  static boolean isReachedBy(Runnable flush) {
    boolean[] found = {false};
    SEEKING.set(found);
    try {
      flush.run();
      return found[0];
    } finally {
      SEEKING.remove();
    }
  }

  void retire() {
    active = false;
  }

  boolean isActive() {
    return active;
  }

  @Override
  public PrintStream get() {
    return original;
  }

  @Override
  public boolean getAsBoolean() {
    return active;
  }

  @Override
  public void write(int b) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.write(b);
    } else {
      write(new byte[] {(byte) b}, 0, 1);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.write(bytes, offset, length);
      return;
    }
    Objects.checkFromIndexSize(offset, length, bytes.length);
    task.write(kind, bytes, offset, length);
    if (task.echoes(kind)) {
      task.echo(() -> original.write(bytes, offset, length));
    }
  }

  @Override
  public void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  @Override
  public void writeBytes(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  @Override
  public void flush() {
    boolean[] found = SEEKING.get();
    if (found != null) {
      found[0] = true;
      return;
    }
    Binding task = Binding.capturing();
    if (task == null) {
      original.flush();
    } else {
      task.echo(original::flush);
    }
  }

  /** Flushes only: the original is not ours to close. */
  @Override
  public void close() {
    flush();
  }

  @Override
  public boolean checkError() {
    flush();
    return original.checkError();
  }
}
