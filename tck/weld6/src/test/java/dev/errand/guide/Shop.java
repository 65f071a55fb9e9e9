package dev.errand.guide;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import dev.errand.TaskPriority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.logging.Logger;

// guide: a bean to be configured
@ApplicationScoped
@Background // for both methods
public class Shop {
  public Task<TaskPriority> sell() {
    return Task.of(TaskPriority.NORMAL);
  }

  @Background(priority = TaskPriority.LOW) // replaces the class's wholly
  @CapturedOutput
  public Task<String> tidy() {
    System.out.println("tidying");
    Logger.getLogger("com.acme.shop").info("tidy");
    return Task.of("tidy");
  }
}
// end
