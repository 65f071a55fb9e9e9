package dev.errand.runtime.output;

import dev.errand.StreamKind;
import java.io.PrintStream;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The half of {@link RoutingPrintStream} that is not about text: bytes, and the stream's life. The
 * two suppliers are how {@link Router}s of other class loaders, which cannot know this class, ask
 * for the original and whether this one is active.
 */
abstract class ByteRouter extends PrintStream implements Supplier<PrintStream>, BooleanSupplier {
  final PrintStream original;
  final StreamKind kind;

  /** The thread that finds out where a flush leads; written under the lock of this class. */
  private static volatile @Nullable Thread seeker;

  private static boolean found; // written and read by the seeker

  // Cleared by the last uninstall, read by whoever installs or uninstalls.
  private volatile boolean active = true;

  ByteRouter(PrintStream original, StreamKind kind) {
    super(original);
    this.original = original;
    this.kind = kind;
  }

  /** Tells whether something prints through one of these: its flush comes by, and ends there. */
  static synchronized boolean isReachedBy(Runnable flush) {
    found = false;
    seeker = Thread.currentThread();
    try {
      flush.run();
      return found;
    } finally {
      seeker = null;
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
    if (seeker == Thread.currentThread()) {
      found = true;
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
