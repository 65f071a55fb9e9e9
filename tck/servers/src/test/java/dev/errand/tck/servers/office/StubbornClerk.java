package dev.errand.tck.servers.office;

import dev.errand.Background;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * Bears one annotation of fault tolerance a method: with a second library, WildFly refuses at
 * random what bears two, whoever else is there.
 */
@ApplicationScoped
public class StubbornClerk {
  /** Always fails. */
  @Background
  @Retry(maxRetries = 4, delay = 0, jitter = 0)
  public Task<Void> fail() {
    throw new IllegalStateException("always");
  }
}
