package dev.errand;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs, finds, lists, awaits and cancels the application's tasks. Inject it.
 *
 * <p>One for each container. Any thread may call it. After shutdown everything that submits throws
 * {@link TaskRejectedException}; everything that asks goes on answering. Source: SUP-1 to SUP-8.
 */
public interface TaskSupervisor {
  /**
   * Submits a task with the default settings, named after the class of the body, or {@code "task"}
   * for a lambda. Returns at once.
   *
   * @param body what to run
   * @param <T> the type of its result
   * @return the task
   * @throws NullPointerException if the body is null
   * @throws TaskRejectedException if the queue is full or the supervisor has shut down
   */
  <T extends @Nullable Object> Task<T> submit(Callable<T> body);

  /**
   * Submits a task with the default settings, as {@link #submit(Callable)}.
   *
   * @param body what to run
   * @return the task; its result is null
   * @throws NullPointerException if the body is null
   * @throws TaskRejectedException if the queue is full or the supervisor has shut down
   */
  Task<@Nullable Void> submit(Runnable body);

  /**
   * Begins a request for a task of a name.
   *
   * @param name the name, not blank
   * @return the request, with the default settings
   * @throws IllegalArgumentException if the name is blank
   */
  TaskRequest task(String name);

  /**
   * Finds a task that is live, or ended and not yet forgotten. Ended ones are forgotten, oldest
   * first, past {@code errand.retention.count} (1,000), {@code errand.retention.age} ({@code PT1H})
   * or {@code errand.retention.bytes} of captured output (64 MiB).
   *
   * @param id its identity
   * @return the task; empty if it is not known
   */
  Optional<Task<?>> find(TaskId id);

  /**
   * Lists tasks that are live, or ended and not yet forgotten. A snapshot; it blocks no worker.
   *
   * @param query which
   * @return an immutable list
   */
  List<TaskInfo> tasks(TaskQuery query);

  /**
   * Waits for all to end, with one shared deadline. The tasks run on when it is reached.
   *
   * @param tasks the tasks; none gives an empty list at once
   * @param timeout how long at most; zero or less looks once
   * @param <T> the type of the results
   * @return the results, in the order of the tasks
   * @throws TimeoutException if some have not ended in time; the message names them
   * @throws CompletionException if one failed, with its exception as cause and those of the others
   *     suppressed; or if the waiting thread was interrupted, with the flag set again
   * @throws CancellationException if one was cancelled and none failed
   */
  <T extends @Nullable Object> List<T> awaitAll(
      Collection<? extends Task<? extends T>> tasks, Duration timeout) throws TimeoutException;

  /**
   * Waits for the first to complete with a result. The others run on.
   *
   * @param tasks the tasks, at least one
   * @param timeout how long at most; zero or less looks once
   * @param <T> the type of the results
   * @return the result of the first that completed
   * @throws TimeoutException if none has completed in time, and some may still; the message names
   *     those
   * @throws CompletionException if all failed or were cancelled, with the exception of the first in
   *     order as cause and the others suppressed; or if the waiting thread was interrupted
   * @throws IllegalArgumentException if there is no task
   */
  <T extends @Nullable Object> T awaitAny(
      Collection<? extends Task<? extends T>> tasks, Duration timeout) throws TimeoutException;

  /**
   * Waits for all to complete; at the first that fails or is cancelled, cancels the rest and throws
   * without waiting for them.
   *
   * @param tasks the tasks; none gives an empty list at once
   * @param timeout how long at most; zero or less looks once
   * @param <T> the type of the results
   * @return the results, in the order of the tasks
   * @throws TimeoutException if some have not ended in time and none has failed; they run on
   * @throws CompletionException if one failed, with its exception as cause; or if the waiting
   *     thread was interrupted
   * @throws CancellationException if one was cancelled
   */
  <T extends @Nullable Object> List<T> awaitAllSucceed(
      Collection<? extends Task<? extends T>> tasks, Duration timeout) throws TimeoutException;

  /**
   * Cancels all tasks that a query means and that have not ended, as {@link Task#cancel(String)}.
   * Those that wait come first: none of them starts in the slot of one that leaves.
   *
   * @param query which
   * @param reason why
   * @return how many were cancelled or told to stop
   */
  int cancelAll(TaskQuery query, String reason);

  /**
   * Pauses a name: its tasks wait, whatever their priority, until {@link #resume(String)}. What
   * runs goes on, retries included; delays go on, and what they end is queued. Of no effect on
   * tasks that run in their caller's thread. A name that is not known yet is remembered; one that
   * is paused already stays so. The queue's limit counts what waits; shutdown resumes nothing, and
   * cancels what waits when {@code errand.shutdown.grace} is over. Source: SUP-6.
   *
   * @param name the name of the tasks
   */
  void pause(String name);

  /**
   * Ends the pause of a name; of no effect if it is not paused. Its tasks take their places in the
   * queue, by the time of their submission, and wait on if {@linkplain #pauseAll() everything} is
   * paused. Source: SUP-6.
   *
   * @param name the name of the tasks
   */
  void resume(String name);

  /**
   * Pauses everything, as {@link #pause(String)} does a name, until {@link #resumeAll()}. Source:
   * SUP-6.
   */
  void pauseAll();

  /**
   * Ends {@link #pauseAll()}; of no effect without it. Names that are paused by themselves stay
   * paused. Source: SUP-6.
   */
  void resumeAll();

  /**
   * Changes how many tasks run at once, from now on. Where there are more slots than before,
   * waiting tasks start at once; where there are fewer, what runs goes on, and none starts until
   * enough have ended. Source: SUP-8.
   *
   * @param pool the slots and reserves
   */
  void resize(PoolSettings pool);

  /**
   * Changes how many tasks of a name run at once, from now on, as {@link #resize} changes how many
   * of all. It counts more than what {@link Background#limit()} and {@link TaskRequest#limit(int)}
   * say, and for a name without such a limit too. Of tasks that have a key it is the limit of each
   * key. Source: SUP-8, SUP-10.
   *
   * @param name the name of the tasks
   * @param limit how many, 1 or more; 0 to have what the tasks say count again
   * @throws IllegalArgumentException if it is negative
   */
  void limit(String name, int limit);

  /**
   * Takes a snapshot of the supervisor.
   *
   * @return how it is now
   */
  SupervisorInfo info();
}
