package dev.errand.runtime.integration.concurrency;

import dev.errand.spi.RunDecorator;
import dev.errand.spi.TaskRun;
import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.util.Map;

/**
 * Takes the task along where Jakarta Concurrency takes contexts along: a {@code
 * ManagedExecutorService}, a {@code ContextService}, the stages and futures that they make.
 *
 * <p>A thread on which work begins that was handed over by no task, works for no task meanwhile.
 */
public final class TaskContextProvider implements ThreadContextProvider {
  /** The name of this context, to be propagated or cleared. */
  public static final String TYPE = "errand.task";

  /** Made by the service loader. */
  public TaskContextProvider() {}

  @Override
  public ThreadContextSnapshot currentContext(Map<String, String> properties) {
    TaskRun run = TaskRun.current();
    return run == null ? clearedContext(properties) : () -> run.enter()::run;
  }

  @Override
  public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
    return () -> {
      TaskRun bound = TaskRun.current();
      Runnable back = bound == null ? RunDecorator.NOTHING : bound.leave();
      return back::run;
    };
  }

  @Override
  public String getThreadContextType() {
    return TYPE;
  }
}
