package dev.errand.runtime.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What bodies return beside plain values: stages and futures. */
final class Stages {
  private Stages() {}

  static boolean isPending(CompletionStage<?> stage) {
    try {
      return !(stage instanceof CompletableFuture<?> future && future.isDone());
    } catch (UnsupportedOperationException e) {
      return true; // CompletableFuture.minimalCompletionStage(): ask it as a stage
    }
  }

  /** Waits for a stage, or for a future that is none; gives the result of either, or the value. */
  static @Nullable Object await(@Nullable Object returned) throws Exception {
    if (!(returned instanceof CompletionStage<?>) && !(returned instanceof Future<?>)) {
      return returned;
    }
    Future<?> future =
        returned instanceof CompletionStage<?> stage
            ? stage.toCompletableFuture()
            : (Future<?>) returned;
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (cause(e) instanceof Exception failure) {
        throw failure;
      }
      if (cause(e) instanceof Error failure) {
        throw failure;
      }
      throw e;
    } catch (InterruptedException e) {
      future.cancel(true);
      throw e;
    }
  }

  static void cancel(CompletionStage<?> stage) {
    try {
      stage.toCompletableFuture().cancel(true);
    } catch (UnsupportedOperationException e) {
      // A stage need not be a future; then the task ends when the stage does.
      Messages.LOG.log(System.Logger.Level.DEBUG, "A returned stage cannot be cancelled.", e);
    }
  }

  static Throwable cause(Throwable failure) {
    boolean wrapper =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    Throwable inside = failure.getCause();
    Throwable cause = wrapper && inside != null ? inside : failure;
    return cause instanceof TaskCancellation ours ? ours.here() : cause;
  }
}
