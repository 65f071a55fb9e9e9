package dev.errand.tck.app;

import dev.errand.Background;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;

/** Names an executor that may be bound, for all that can be known at deployment, and is not. */
@ApplicationScoped
public class Nowhere {
  /** Never runs. */
  @Background(executor = "java:comp/nothing")
  public Task<String> run() {
    return Task.of("ran");
  }
}
