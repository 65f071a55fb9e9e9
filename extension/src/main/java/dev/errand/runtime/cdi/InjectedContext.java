package dev.errand.runtime.cdi;

import dev.errand.TaskContext;
import dev.errand.TaskId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The injectable context: always that of the calling thread. */
@ApplicationScoped
@BroughtAlong
public class InjectedContext implements TaskContext {
  @Override
  public TaskId id() {
    return TaskContext.current().id();
  }

  @Override
  public String name() {
    return TaskContext.current().name();
  }

  @Override
  public int attempt() {
    return TaskContext.current().attempt();
  }

  @Override
  public void progress(double fraction, String message) {
    TaskContext.current().progress(fraction, message);
  }

  @Override
  public boolean isCancelled() {
    return TaskContext.current().isCancelled();
  }

  @Override
  public void checkCancelled() {
    TaskContext.current().checkCancelled();
  }

  @Override
  public Runnable wrap(Runnable work) {
    return TaskContext.current().wrap(work);
  }

  @Override
  public <V extends @Nullable Object> Callable<V> wrap(Callable<V> work) {
    return TaskContext.current().wrap(work);
  }
}
