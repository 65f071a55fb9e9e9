package dev.errand;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A task in the making, from {@link TaskSupervisor#task(String)}: settings first, then one of
 * {@code submit}, {@code runNow}, {@code defer}. Immutable: each setting gives a changed copy, and
 * one request can start any number of tasks. Any thread. Source: RUN-6 to RUN-9.
 */
public interface TaskRequest {
  /**
   * Sets the priority; NORMAL unless set.
   *
   * @param priority the priority
   * @return a changed copy
   */
  TaskRequest priority(TaskPriority priority);

  /**
   * Lets the task wait before it is queued; no time unless set. Of no effect on {@code runNow}.
   *
   * @param delay how long, 0 or more
   * @return a changed copy
   * @throws IllegalArgumentException if it is negative
   */
  TaskRequest delay(Duration delay);

  /**
   * Chooses the executor, as {@link Background#executor()} does. Of no effect on {@code runNow}.
   *
   * @param name the executor's name
   * @return a changed copy
   * @throws IllegalArgumentException if there is no such executor
   */
  TaskRequest executor(String name);

  /**
   * Bounds how many tasks of this name, or with a {@link #key} of this name and key, run at once,
   * as {@link Background#limit()} does; the latest bound given for a name or key counts for all of
   * it, and {@link TaskSupervisor#limit} counts more. Of no effect on {@code runNow}.
   *
   * @param limit how many, 1 or more
   * @return a changed copy
   * @throws IllegalArgumentException if it is below 1
   */
  TaskRequest limit(int limit);

  /**
   * Gives the task a key, as {@link TaskKey} does: limit and uniqueness count for each key by
   * itself. Of no effect on {@code runNow}. Source: SUP-10.
   *
   * @param key the key, compared by {@code equals}; must not change while the task lives
   * @return a changed copy
   * @throws NullPointerException if it is null; the message names the task
   */
  TaskRequest key(Object key);

  /**
   * Makes the task unique, as {@link Background#unique()} does: where one of the same name and
   * {@link #key} is live, {@code submit} gives that one, with the callbacks of this request
   * attached. A {@linkplain #defer deferred} one counts when it is started; if another is there
   * then, {@code start()} gives the other and cancels the deferred one. Of no effect on {@code
   * runNow}. Source: SUP-11.
   *
   * @return a changed copy
   */
  TaskRequest unique();

  /**
   * Captures the output, with {@link CaptureSettings#DEFAULT}.
   *
   * @return a changed copy
   */
  TaskRequest captureOutput();

  /**
   * Captures the output.
   *
   * @param settings how
   * @return a changed copy
   */
  TaskRequest captureOutput(CaptureSettings settings);

  /**
   * Runs the body again when it throws any {@link Exception}, as {@link #retry(int, Class)}.
   *
   * @param attempts how often it runs at most, 1 or more
   * @return a changed copy
   * @throws IllegalArgumentException if {@code attempts} is below 1
   * @throws IllegalStateException if the runtime has no fault tolerance library
   */
  TaskRequest retry(int attempts);

  /**
   * Runs the body again when it throws, through the application's MicroProfile Fault Tolerance
   * library. After the last failure there is no further wait. Source: RTY-4.
   *
   * @param attempts how often it runs at most, 1 or more
   * @param retryOn what is retried, with its subclasses
   * @return a changed copy
   * @throws IllegalArgumentException if {@code attempts} is below 1
   * @throws IllegalStateException if the runtime has no fault tolerance library
   */
  TaskRequest retry(int attempts, Class<? extends Throwable> retryOn);

  /**
   * Runs the body again when it throws one of several exceptions, as {@link #retry(int, Class)}.
   *
   * @param attempts how often it runs at most, 1 or more
   * @param retryOn what is retried, with its subclasses
   * @param more what is retried besides
   * @return a changed copy
   * @throws IllegalArgumentException if {@code attempts} is below 1
   * @throws IllegalStateException if the runtime has no fault tolerance library
   */
  @SuppressWarnings("unchecked") // the array is only read
  TaskRequest retry(
      int attempts, Class<? extends Throwable> retryOn, Class<? extends Throwable>... more);

  /**
   * Attaches a callback: it gets the result or the exception, once, on the thread that ends the
   * task, after the observers of the end. What it throws is logged.
   *
   * @param callback gets the result (null on failure) and the exception (null on success; a {@link
   *     java.util.concurrent.CancellationException} on cancellation)
   * @return a changed copy, with this callback after those it had
   */
  TaskRequest onEnd(BiConsumer<? super @Nullable Object, ? super @Nullable Throwable> callback);

  /**
   * Makes the task a child of the task that submits it: when that one is cancelled, so is this one.
   * Of no effect outside a task. Source: CAN-5.
   *
   * @return a changed copy
   */
  TaskRequest cancelWithParent();

  /**
   * Lets {@code runNow} throw what the body throws, instead of only keeping it in the task.
   *
   * @return a changed copy
   */
  TaskRequest rethrow();

  /**
   * Submits the task. Returns at once.
   *
   * @param body what to run
   * @param <T> the type of its result
   * @return the task
   * @throws NullPointerException if the body is null; the message names the task
   * @throws TaskRejectedException if the queue is full or the supervisor has shut down
   */
  <T extends @Nullable Object> Task<T> submit(Callable<T> body);

  /**
   * Submits the task. Returns at once. A failure that nobody waits for is logged, as that of a
   * {@code void} method (RUN-4).
   *
   * @param body what to run
   * @return the task; its result is null
   * @throws NullPointerException if the body is null; the message names the task
   * @throws TaskRejectedException if the queue is full or the supervisor has shut down
   */
  Task<@Nullable Void> submit(Runnable body);

  /**
   * Runs the task in this thread, supervised and captured like any other, and returns when it has
   * ended. Its kind is {@link TaskKind#INLINE}; it takes no slot. What the body throws is kept in
   * the task, and with {@link #rethrow()} is thrown too: as it is when it is unchecked, else as the
   * cause of a {@link java.util.concurrent.CompletionException}.
   *
   * @param body what to run
   * @param <T> the type of its result
   * @return the ended task
   * @throws NullPointerException if the body is null
   * @throws TaskRejectedException if the supervisor has shut down
   */
  <T extends @Nullable Object> Task<T> runNow(Callable<T> body);

  /**
   * Runs the task in this thread, as {@link #runNow(Callable)}.
   *
   * @param body what to run
   * @return the ended task; its result is null
   */
  Task<@Nullable Void> runNow(Runnable body);

  /**
   * Makes the task but does not start it.
   *
   * @param body what to run
   * @param <T> the type of its result
   * @return the task; {@link DeferredTask#start()} starts it
   * @throws NullPointerException if the body is null
   * @throws TaskRejectedException if the supervisor has shut down
   */
  <T extends @Nullable Object> DeferredTask<T> defer(Callable<T> body);

  /**
   * Makes the task but does not start it.
   *
   * @param body what to run
   * @return the task; {@link DeferredTask#start()} starts it
   * @throws NullPointerException if the body is null
   * @throws TaskRejectedException if the supervisor has shut down
   */
  DeferredTask<@Nullable Void> defer(Runnable body);
}
