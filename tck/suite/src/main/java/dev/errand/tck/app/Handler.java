package dev.errand.tck.app;

import dev.errand.Background;
import dev.errand.Task;

/**
 * A generic superclass with a background method.
 *
 * @param <A> what is handled
 */
public abstract class Handler<A> {
  @Background(name = "inherited")
  public Task<String> handle(A argument) {
    return Task.of("handled " + argument);
  }
}
