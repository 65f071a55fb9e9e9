package dev.errand;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A task: the supervisor's own record of it, and the future that its caller holds, in one object.
 *
 * <p>It implements {@link Future} and {@link CompletionStage} (it is a {@link
 * java.util.concurrent.CompletableFuture}), so it serves every return type that a {@link
 * Background} method may have. The supervisor holds it until it has ended. It stays valid after
 * shutdown. Any thread may call any method.
 *
 * <p>Completing it from outside ({@code complete}, {@code completeExceptionally}, {@code
 * orTimeout}, {@code cancel(boolean)}) releases everybody who waits, at once, and tells the run to
 * stop as {@link #cancel(String)} does; its status then follows the body. Source: RUN-2, CAN-5.
 *
 * @param <T> the type of the result
 */
public interface Task<T extends @Nullable Object> extends CompletionStage<T>, Future<T> {
  /**
   * Gives the identity.
   *
   * @return the id, never changing
   */
  TaskId id();

  /**
   * Gives the name.
   *
   * @return the name, never changing
   */
  String name();

  /**
   * Gives the status as it is now.
   *
   * @return the status; one that {@linkplain TaskStatus#isEnded() is ended} does not change again
   */
  TaskStatus status();

  /**
   * Takes a snapshot.
   *
   * @return the task as it is now, consistent in itself
   */
  TaskInfo info();

  /**
   * Gives what the task wrote; see {@link CapturedOutput}.
   *
   * @return the live output; empty if the task is not captured
   */
  TaskOutput output();

  /**
   * Waits for the end. Inside of a task's body an interrupt, as by a cancellation of that task,
   * ends the waiting; elsewhere it does not, as with {@link
   * java.util.concurrent.CompletableFuture#join()}.
   *
   * <p>An observer of the task's own events must not call this: it would wait for itself.
   *
   * @return the result
   * @throws CompletionException if the task failed; its cause is what the body threw. Or if the
   *     waiting was interrupted; its cause is an InterruptedException, and the flag is set again
   * @throws CancellationException if the task was cancelled; the message names the task and gives
   *     the reason
   * @throws IllegalStateException if the task's own body calls this
   */
  T join();

  /**
   * Waits for the end, but not for longer than a timeout. The task keeps running when it is
   * reached.
   *
   * @param timeout how long at most; zero or less looks once
   * @return the result
   * @throws TimeoutException if the task has not ended in time; the message names it and its status
   * @throws CompletionException if the task failed, with the cause; or if the waiting thread was
   *     interrupted, with the {@link InterruptedException} as cause and the interrupt flag set
   *     again
   * @throws CancellationException if the task was cancelled
   */
  T join(Duration timeout) throws TimeoutException;

  /**
   * Cancels the task. One that has not started never runs. Of one that runs, the token turns
   * ({@link TaskContext#isCancelled()}), the thread is interrupted, and a stage that the body has
   * returned is cancelled; who waits is released when the body has left and the observers of {@code
   * TaskCancelled} have returned. Does not wait for that.
   *
   * @param reason why, for the people who look at the task; only the first one counts
   * @return what was achieved
   */
  CancelOutcome cancel(String reason);

  /**
   * Cancels as {@link Future#cancel} says: if this returns true, everybody who waits is released at
   * once with a {@link CancellationException}, although a running body is then only {@linkplain
   * TaskStatus#CANCELLING told to stop}. Use {@link #cancel(String)} to give a reason and to have
   * waiters wait for the body.
   *
   * @param mayInterruptIfRunning of no effect: a running body is interrupted in any case
   * @return true if the task is cancelled now, also by an earlier call; false if it had ended
   *     otherwise
   */
  @Override
  boolean cancel(boolean mayInterruptIfRunning);

  /**
   * Wraps a value, for a {@link Background} method that is declared to return a task. The result is
   * no task of the supervisor's: it has ended, and serves only to be returned.
   *
   * @param value the result; may be null
   * @param <T> its type
   * @return a completed task
   */
  static <T extends @Nullable Object> Task<T> of(T value) {
    return new ValueTask<>(value);
  }
}
