package dev.errand;

import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The task that runs on this thread, as its own body sees it. Inject it, or ask {@link #current()}.
 *
 * <p>An injected one stands for the task of whatever thread calls it; {@link #current()} gives the
 * one attempt that runs now, which may be handed to other threads. Outside a task the injected one
 * and {@link #current()} throw {@link IllegalStateException}. Source: RUN-11.
 */
public interface TaskContext {
  /**
   * Gives the identity of the task.
   *
   * @return the id
   */
  TaskId id();

  /**
   * Gives the name of the task.
   *
   * @return the name
   */
  String name();

  /**
   * Tells which attempt this is.
   *
   * @return 1 for the first, one more for each retry
   */
  int attempt();

  /**
   * Reports how far the body has come: kept in {@link TaskInfo#progress()} and raised as {@code
   * TaskProgressed}. A report after the end of the task is ignored.
   *
   * @param fraction the part that is done, from 0 to 1
   * @param message what is being done; "" for nothing to say
   * @throws IllegalArgumentException if the fraction is not from 0 to 1
   */
  void progress(double fraction, String message);

  /**
   * Tells whether the task was told to stop.
   *
   * @return true from the moment of the cancellation on
   */
  boolean isCancelled();

  /**
   * Leaves the body if the task was told to stop.
   *
   * @throws CancellationException if {@link #isCancelled()}, with the reason
   */
  void checkCancelled() throws CancellationException;

  /**
   * Takes this context along to another thread: while the returned object runs, {@link #current()}
   * is this one there, and what it prints and logs belongs to this task. The diagnostic context
   * (MDC) is that of the thread that wraps.
   *
   * @param work what is to run elsewhere
   * @return the same work with this context around it
   */
  Runnable wrap(Runnable work);

  /**
   * Takes this context along to another thread, as {@link #wrap(Runnable)}.
   *
   * @param work what is to run elsewhere
   * @param <V> the type of its result
   * @return the same work with this context around it
   */
  <V extends @Nullable Object> Callable<V> wrap(Callable<V> work);

  /**
   * Gives the context of the task that runs on this thread.
   *
   * @return the context of its present attempt
   * @throws IllegalStateException if no task runs on this thread
   */
  static TaskContext current() {
    TaskContext context = Provider.INSTANCE.current();
    if (context == null) {
      throw new IllegalStateException(
          "No task runs on thread '"
              + Thread.currentThread().getName()
              + "'. A task context exists inside a task's body; TaskContext.wrap takes it to other"
              + " threads.");
    }
    return context;
  }

  /** How {@link #current()} finds the runtime; a service that the same jar provides. */
  interface Provider {
    /** The one provider, found by the class loader of the API. */
    Provider INSTANCE =
        ServiceLoader.load(Provider.class, Provider.class.getClassLoader())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No " + Provider.class.getName() + " is on the class path."));

    /**
     * Gives the context bound to the calling thread.
     *
     * @return the context, or null outside a task
     */
    @Nullable TaskContext current();
  }
}
