package dev.errand.runtime.output;

import dev.errand.StreamKind;
import dev.errand.spi.RecordedOutput;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The output of a task that is not captured: its failures. Most tasks have none, and are followed
 * by nobody; they pay for this object only. Any thread.
 */
final class UncapturedOutput extends OutputView implements RecordedOutput {
  private static final AtomicReferenceFieldUpdater<UncapturedOutput, @Nullable Store> OWN =
      AtomicReferenceFieldUpdater.newUpdater(UncapturedOutput.class, Store.class, "own");
  private static final long SIZE = 24;

  private final Store endedEmpty;

  // Null until somebody asks or something fails. Set once, by whoever comes first; the shared one
  // for a task that ended before that.
  private volatile @Nullable Store own;

  /**
   * Opens an output.
   *
   * @param endedEmpty the store of an output that has ended with nothing in it, shared by many
   */
  UncapturedOutput(Store endedEmpty) {
    this.endedEmpty = endedEmpty;
  }

  @Override
  Store store() {
    Store present = own;
    if (present != null) {
      return present;
    }
    Store fresh = new Store(endedEmpty.executor());
    return OWN.compareAndSet(this, null, fresh) ? fresh : store();
  }

  @Override
  int attempt() {
    return Run.ALL;
  }

  /** Keeps nothing. */
  @Override
  public void write(StreamKind stream, int attempt, byte[] bytes, int offset, int length) {}

  @Override
  public void attemptEnded(int attempt, @Nullable Throwable failure) {
    if (failure != null) {
      Store present = store();
      if (present != endedEmpty) { // an attempt that outlives its task leaves nothing here
        present.attemptEnded(attempt, failure);
      }
    }
  }

  @Override
  public void ended(@Nullable Throwable failure) {
    if (failure == null && OWN.compareAndSet(this, null, endedEmpty)) {
      return;
    }
    Store present = store();
    if (present != endedEmpty) { // it had ended before
      present.ended(failure);
    }
  }

  @Override
  public long size() {
    Store present = own;
    return present == null || present == endedEmpty ? SIZE : SIZE + present.size();
  }
}
