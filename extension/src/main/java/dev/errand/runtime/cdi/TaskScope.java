package dev.errand.runtime.cdi;

import dev.errand.TaskScoped;
import dev.errand.runtime.core.Bound;
import dev.errand.spi.TaskRun;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import java.lang.annotation.Annotation;

/** The context of {@link TaskScoped}: its instances are in the task that runs on the thread. */
public class TaskScope implements AlterableContext {
  private static final Bound BOUND = new Bound();

  @Override
  public Class<? extends Annotation> getScope() {
    return TaskScoped.class;
  }

  @Override
  public boolean isActive() {
    return BOUND.current() instanceof TaskRun run && !run.task().status().isEnded();
  }

  @Override
  public <T> T get(Contextual<T> contextual, CreationalContext<T> creationalContext) {
    return instances().get(contextual, creationalContext);
  }

  @Override
  @SuppressWarnings("NullAway") // the contract of the interface: null if there is none
  public <T> T get(Contextual<T> contextual) {
    return instances().get(contextual);
  }

  @Override
  public void destroy(Contextual<?> contextual) {
    instances().destroy(contextual);
  }

  private static TaskInstances instances() {
    TaskInstances found =
        BOUND.current() instanceof TaskRun run
            ? run.resource(TaskInstances.class, TaskInstances::new)
            : null;
    if (found == null) {
      throw new ContextNotActiveException(
          "No task runs on thread '"
              + Thread.currentThread().getName()
              + "', or it has ended: a @TaskScoped bean exists inside a task's body.");
    }
    return found;
  }
}
