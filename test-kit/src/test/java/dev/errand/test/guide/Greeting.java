package dev.errand.test.guide;

import dev.errand.Background;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;

/** Greets. */
@ApplicationScoped
public class Greeting {
  @Background
  public Task<String> say(String greeting) {
    return Task.of(greeting + "!");
  }
}
