package dev.errand.runtime.output;

import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.spi.RecordedOutput;
import dev.errand.spi.TaskRun;
import java.util.concurrent.Callable;

/** An attempt of nothing in particular, for the decorator. */
record AttemptRun(RecordedOutput recording, int attempt) implements TaskRun {
  @Override
  public Task<?> task() {
    throw new UnsupportedOperationException();
  }

  @Override
  public TaskId id() {
    return TaskId.of(0, 1);
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public void progress(double fraction, String message) {}

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public void checkCancelled() {}

  @Override
  public Runnable wrap(Runnable work) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <V> Callable<V> wrap(Callable<V> work) {
    throw new UnsupportedOperationException();
  }
}
