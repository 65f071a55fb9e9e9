package dev.errand.spi;

import dev.errand.Task;
import dev.errand.TaskId;
import java.util.function.Supplier;

/**
 * What a test puts around the supervisor of its container: another time, another thread, and an ear
 * for everything. A bean of this type is found at the start of the container; there is none outside
 * of tests. It hears all events after the other listeners. But for {@link #configure}, nothing of
 * it may throw.
 */
public interface Harness extends TaskListener {
  /**
   * Reads what is configured. Called once, before all else.
   *
   * @param settings where configuration comes from
   * @throws IllegalArgumentException if a value is not allowed; the container does not start
   */
  default void configure(SettingSource settings) {}

  /**
   * Gives the time that the supervisor goes by. Called once, at the start.
   *
   * @param real the time of the running JVM; closed by closing what is given
   * @return the time
   */
  TimeSource time(TimeSource real);

  /**
   * Tells whether a task that may start is to run in the calling thread: its submitter's, or the
   * one on which its delay has passed. Not asked for one that its limit or a pause keeps.
   *
   * @return false for a thread of its executor
   */
  boolean runsHere();

  /**
   * Hears of a task that will end some day: one that was submitted, or deferred and then started.
   * The latter may have been cancelled meanwhile, and {@link #settled} before this. Any thread.
   *
   * @param task the task
   * @param stack tells where its body is; empty where it does not run on a thread
   */
  void accepted(Task<?> task, Supplier<StackTraceElement[]> stack);

  /**
   * Hears of a task that is over: its observers have returned, and who waits for it is released.
   * Any thread. Also called for tasks that were never accepted.
   *
   * @param task the task's id
   */
  void settled(TaskId task);
}
