package dev.errand.runtime.output;

import dev.errand.CaptureSettings;
import dev.errand.StreamKind;
import dev.errand.spi.RecordedOutput;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The output of one captured task. Any thread writes, any thread reads. */
final class OutputBuffer extends OutputView implements RecordedOutput {
  private static final byte[] NO_LINE_END = {};

  private final CaptureSettings settings;
  private final Store store;

  // Kept for those that know it weakly. Written by the thread of each attempt, read by nobody.
  @SuppressWarnings("unused")
  private volatile @Nullable Target latest;

  /**
   * Opens an output.
   *
   * @param settings what is kept
   * @param executor calls those who follow
   * @param overflow takes what is too much for the memory
   */
  OutputBuffer(CaptureSettings settings, Executor executor, Overflow overflow) {
    this.settings = settings;
    this.store = new Store(settings, executor, overflow);
  }

  @Override
  Store store() {
    return store;
  }

  @Override
  int attempt() {
    return Run.ALL;
  }

  /** Gives where an attempt's thread writes to. */
  Target target(int attempt) {
    Target target = new Target(store, attempt, settings);
    latest = target;
    return target;
  }

  @Override
  public void write(StreamKind stream, int attempt, byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (stream == StreamKind.LOG) {
      throw new IllegalArgumentException("Bytes were written to LOG; OUT and ERR take bytes.");
    }
    store.append(stream, attempt, bytes, offset, length, NO_LINE_END);
    for (Target around : store.enclosing()) {
      around.store().append(stream, around.attempt(), bytes, offset, length, NO_LINE_END);
    }
  }

  @Override
  public void attemptEnded(int attempt, @Nullable Throwable failure) {
    store.attemptEnded(attempt, failure);
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    store.ended(failure);
  }

  @Override
  public long size() {
    return store.size();
  }
}
