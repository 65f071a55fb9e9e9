package dev.errand.tck.app;

import dev.errand.Background;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;

/** Overrides the background method: the compiler adds a bridge from the erased one. */
@ApplicationScoped
public class NumberHandler extends Handler<Integer> {
  @Override
  @Background(name = "overridden")
  public Task<String> handle(Integer argument) {
    return Task.of("doubled " + 2 * argument);
  }
}
