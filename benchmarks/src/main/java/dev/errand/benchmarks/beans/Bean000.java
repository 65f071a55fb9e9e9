package dev.errand.benchmarks.beans;

import dev.errand.Background;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;

/** The pattern of the beans of an application: the others are copies under other numbers. */
@ApplicationScoped
public class Bean000 {
  /** Works in the background. */
  @Background
  public Task<String> work() {
    return Task.of("");
  }
}
