package dev.errand.tck.app;

import dev.errand.Task;

/** Background by its stereotype. */
@InBackground
public class Stereotyped {
  public Task<String> run() {
    return Task.of(Thread.currentThread().getName());
  }
}
