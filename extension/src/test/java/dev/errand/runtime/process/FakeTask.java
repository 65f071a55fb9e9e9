package dev.errand.runtime.process;

import dev.errand.CancelOutcome;
import dev.errand.Task;
import dev.errand.TaskId;
import dev.errand.TaskInfo;
import dev.errand.TaskOutput;
import dev.errand.TaskStatus;
import dev.errand.spi.RecordedOutput;
import dev.errand.spi.TaskLauncher;
import dev.errand.spi.TaskRun;
import dev.errand.spi.TaskSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A task and its one attempt, as little as commands need. */
final class FakeTask<T> extends CompletableFuture<T> implements Task<T>, TaskRun {
  final TaskSettings settings;
  final FakeRecording recording;

  /** Written before the body runs; read by who cancels. */
  volatile Thread runner = Thread.currentThread();

  /** Written by who cancels; read by the body. */
  private volatile boolean cancelled;

  FakeTask(TaskSettings settings, FakeRecording recording) {
    this.settings = settings;
    this.recording = recording;
  }

  void run(TaskLauncher.Body<T> body) {
    try {
      complete(body.run(this));
    } catch (Exception e) {
      completeExceptionally(cancelled ? new CancellationException("cancelled") : e);
    }
  }

  @Override
  public CancelOutcome cancel(String reason) {
    cancelled = true;
    runner.interrupt();
    return CancelOutcome.TOLD_TO_STOP;
  }

  /** Waits for what the task failed with, and for its thread. */
  Throwable failure() throws Exception {
    try {
      get(20, TimeUnit.SECONDS);
      throw new AssertionError("The task did not fail.");
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause());
    } catch (CancellationException e) {
      return e;
    }
  }

  @Override
  public T join(Duration timeout) throws TimeoutException {
    try {
      return get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Task<?> task() {
    return this;
  }

  @Override
  public RecordedOutput recording() {
    return recording;
  }

  @Override
  public TaskOutput output() {
    return recording;
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public void progress(double fraction, String message) {}

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public void checkCancelled() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Runnable wrap(Runnable work) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <V> Callable<V> wrap(Callable<V> work) {
    throw new UnsupportedOperationException();
  }

  @Override
  public TaskId id() {
    throw new UnsupportedOperationException();
  }

  @Override
  public TaskStatus status() {
    throw new UnsupportedOperationException();
  }

  @Override
  public TaskInfo info() {
    throw new UnsupportedOperationException();
  }
}
