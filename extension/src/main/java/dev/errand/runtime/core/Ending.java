package dev.errand.runtime.core;

import dev.errand.runtime.core.Recipe.ResultKind;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Ends a task with what its body has left: a value, a failure, or a stage of them. */
final class Ending {
  private Ending() {}

  /** Whether a stage or future is the result itself. */
  static boolean isValue(SupervisedTask<?> task) {
    return task.recipe().resultKind() == ResultKind.VALUE;
  }

  /** Ends it with what is there. */
  static void now(Execution ran, @Nullable Object returned, @Nullable Throwable failure) {
    SupervisedTask<?> task = ran.task();
    if (failure != null || !(returned instanceof CompletionStage<?> done)) {
      task.end(returned, failure);
      return;
    }
    try {
      Object result = done.toCompletableFuture().join();
      task.end(isValue(task) ? returned : result, null);
    } catch (CompletionException | CancellationException e) {
      failed(ran, e);
    }
  }

  /** Has a stage end it, which a canceller finds already; and give its slot back. */
  static void await(Execution ran, CompletionStage<?> pending) {
    SupervisedTask<?> task = ran.task();
    if (task.isStopping()) {
      Stages.cancel(pending); // the canceller may have looked before the stage was there
    }
    try {
      CompletionStage<?> unused =
          pending.whenComplete(
              (value, failure) -> {
                boolean first =
                    failure == null
                        ? task.end(isValue(task) ? pending : value, null)
                        : failed(ran, failure);
                if (first) {
                  release(ran);
                }
              });
    } catch (Throwable t) { // a stage of somebody else's making
      if (task.end(null, t)) {
        release(ran);
      }
    }
  }

  private static void release(Execution ran) {
    if (ran.holdsSlot()) {
      ran.task().engine().dispatcher().release(ran.task());
    }
  }

  /** Ends a task whose attempt returned without fault, and only its stage failed. */
  private static boolean failed(Execution ran, Throwable thrown) {
    SupervisedTask<?> task = ran.task();
    Throwable failure = Stages.cause(thrown);
    if (!task.recipe().isInFaultTolerance() && !task.isStopping()) {
      task.attemptEnded(ran.attempts(), failure);
    }
    return task.end(null, failure);
  }
}
