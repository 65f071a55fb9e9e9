package dev.errand.tck.app;

import dev.errand.Background;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;

/** Known by its interface only; the method has bridges for the argument and for the result. */
@ApplicationScoped
public class TextService implements Service<String> {
  @Override
  @Background(name = "by interface")
  public Task<String> serve(String argument) {
    return Task.of("served " + argument);
  }
}
