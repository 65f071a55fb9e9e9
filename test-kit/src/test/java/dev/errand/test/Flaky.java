package dev.errand.test;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.TaskContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Fails twice. A bean of its own: the fault tolerance library wants one container at a time. */
@ApplicationScoped
public class Flaky {
  @Background
  @Retry(maxRetries = 3, delay = 0, jitter = 0)
  public Task<Integer> call() {
    int attempt = TaskContext.current().attempt();
    if (attempt < 3) {
      throw new IllegalStateException("attempt " + attempt);
    }
    return Task.of(attempt);
  }
}
