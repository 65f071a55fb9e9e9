package dev.errand.tck.app;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.TaskPriority;
import jakarta.enterprise.context.ApplicationScoped;

/** Background by its class, but for one method that says it differently. */
@ApplicationScoped
@Background(name = "by class", priority = TaskPriority.HIGH)
public class ClassLevel {
  public Task<String> byClass() {
    return Task.of(helper());
  }

  @Background(name = "by method")
  public Task<String> byMethod() {
    return Task.of(staticHelper());
  }

  // Neither is a business method: both are to be left alone.

  private String helper() {
    return Thread.currentThread().getName();
  }

  static String staticHelper() {
    return Thread.currentThread().getName();
  }
}
