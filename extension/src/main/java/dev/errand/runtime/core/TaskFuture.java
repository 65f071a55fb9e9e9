package dev.errand.runtime.core;

import dev.errand.CancelOutcome;
import dev.errand.DeferredTask;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The future side of a task. Who completes it from outside ends the waiting, and cancels the run;
 * the run itself completes it by {@link #settle}.
 *
 * @param <T> the type of the result
 */
abstract class TaskFuture<T extends @Nullable Object> extends CompletableFuture<T>
    implements DeferredTask<T> {
  private static final String CANCEL_TRUE = "cancel(true) was called on its future.";
  private static final String CANCEL_FALSE = "cancel(false) was called on its future.";

  /** Whether the calling thread runs the body of this very task. */
  abstract boolean runsHere();

  private void refuseToWaitForItself() {
    if (!isDone() && runsHere()) {
      throw new IllegalStateException(
          this + " cannot wait for itself: its own body asked for its result.");
    }
  }

  /** Says why the task is cancelled; of use once it is. */
  abstract String whyCancelled();

  /** Releases who waits, with a result. */
  final void settle(@Nullable T result) {
    super.complete(result);
  }

  /** Releases who waits, with an exception. */
  final void settleExceptionally(Throwable failure) {
    super.completeExceptionally(failure);
  }

  /** Releases who waits for a cancelled task. */
  final void settleCancelled() {
    if (!isDone()) { // who cancels the future has done it already
      settleExceptionally(new TaskCancellation(whyCancelled()));
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    if (cancel(mayInterruptIfRunning ? CANCEL_TRUE : CANCEL_FALSE) != CancelOutcome.ALREADY_ENDED) {
      settleCancelled();
    }
    return isCancelled();
  }

  @Override
  public boolean complete(T value) {
    boolean first = super.complete(value);
    if (first) {
      cancel("It was completed from outside.");
    }
    return first;
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    boolean first = super.completeExceptionally(failure);
    if (first) {
      cancel("It was completed from outside with " + failure + ".");
    }
    return first;
  }

  @Override
  public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
    executor.execute(
        () -> {
          try {
            complete(supplier.get());
          } catch (Throwable t) {
            completeExceptionally(t);
          }
        });
    return this;
  }

  /** Refused: the outcome of a task is what its run has made of it. */
  @Override
  public void obtrudeValue(T value) {
    throw new UnsupportedOperationException("The outcome of " + this + " cannot be replaced.");
  }

  /** Refused: the outcome of a task is what its run has made of it. */
  @Override
  public void obtrudeException(Throwable failure) {
    throw new UnsupportedOperationException("The outcome of " + this + " cannot be replaced.");
  }

  // Older JDKs throw what the future was completed with, newer ones one of their own, with that as
  // its cause. Who waits is to read which task it was, and why.

  @Override
  public T join() {
    refuseToWaitForItself();
    try {
      // A body that waits is a body that must be able to leave.
      return Bound.get() == null || isDone() ? super.join() : unwrapped(this::get);
    } catch (CancellationException e) {
      throw here(e);
    }
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    refuseToWaitForItself();
    try {
      return super.get();
    } catch (CancellationException e) {
      throw here(e);
    }
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    refuseToWaitForItself();
    try {
      return super.get(timeout, unit);
    } catch (CancellationException e) {
      throw here(e);
    }
  }

  @Override
  public T getNow(T otherwise) {
    try {
      return super.getNow(otherwise);
    } catch (CancellationException e) {
      throw here(e);
    }
  }

  private static CancellationException here(CancellationException thrown) {
    CancellationException settled =
        thrown.getCause() instanceof CancellationException cause ? cause : thrown;
    return settled instanceof TaskCancellation ours ? ours.here() : settled;
  }

  @Override
  public T join(Duration timeout) throws TimeoutException {
    try {
      return unwrapped(() -> get(Math.max(0, Await.nanos(timeout)), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      throw new TimeoutException(
          this + " has not ended within " + timeout + "; it is " + status() + " and goes on.");
    }
  }

  /** Waits as {@code get} does, and throws as {@code join} does. */
  private <X extends Exception> T unwrapped(Waiting<T, X> waiting) throws X {
    try {
      return waiting.get();
    } catch (ExecutionException e) {
      throw new CompletionException(Stages.cause(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(this + " was waited for, and the waiting interrupted.", e);
    }
  }

  private interface Waiting<T extends @Nullable Object, X extends Exception> {
    T get() throws InterruptedException, ExecutionException, X;
  }
}
