package dev.errand.runtime.integration.contextpropagation;

import dev.errand.spi.RunDecorator;
import dev.errand.spi.TaskRun;
import java.util.Map;
import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.eclipse.microprofile.context.spi.ThreadContextSnapshot;

/**
 * Takes the task along where MicroProfile Context Propagation takes contexts along: a {@code
 * ManagedExecutor}, a {@code ThreadContext}, the stages and futures that they make.
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
