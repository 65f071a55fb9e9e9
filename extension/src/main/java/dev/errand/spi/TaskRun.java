package dev.errand.spi;

import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskKind;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One attempt of a task, as a decorator or a body sees it. */
public interface TaskRun extends TaskContext {
  /**
   * Gives the task.
   *
   * @return the live task
   */
  Task<?> task();

  /**
   * Gives the kind of the task.
   *
   * @return the kind
   */
  default TaskKind kind() {
    return task().info().kind();
  }

  /**
   * Makes the calling thread one that does work of this attempt: what {@link #wrap} does, for those
   * who cannot wrap.
   *
   * @return puts back what was there before, on the same thread; what was entered last is undone
   *     first
   */
  default Runnable enter() {
    return RunDecorator.NOTHING;
  }

  /**
   * Makes the calling thread, which does work of this attempt, one that works for no task.
   *
   * @return puts back what was there before, on the same thread
   */
  default Runnable leave() {
    return RunDecorator.NOTHING;
  }

  /**
   * Gives the attempt that the calling thread works for.
   *
   * @return the attempt; null if there is none
   */
  static @Nullable TaskRun current() {
    return TaskContext.Provider.INSTANCE.current() instanceof TaskRun run ? run : null;
  }

  /**
   * Tells whether the task has named no executor: then its thread is to bring nothing of the
   * caller's.
   *
   * @return false if it has named one, which may take contexts along
   */
  default boolean isOnDefaultExecutor() {
    return true;
  }

  /**
   * Tells whether what the task writes is kept. Where not, {@link #recording()} makes something to
   * keep its failures in, and is better not asked.
   *
   * @return whether the task is captured
   */
  default boolean isCaptured() {
    return true;
  }

  /**
   * Gives what the task writes into.
   *
   * @return the output; one that keeps failures only if the task is not captured
   */
  RecordedOutput recording();

  /**
   * Gives something that lives as long as the task, over all its attempts: made when it is first
   * asked for, closed when the task has ended, before who waits for it is released. What closing
   * throws is logged.
   *
   * @param type its class; there is one of each
   * @param make makes it; must not ask for another one
   * @param <R> its type
   * @return the resource; null once the task has ended
   */
  default <R extends AutoCloseable> @Nullable R resource(Class<R> type, Supplier<R> make) {
    return null;
  }
}
