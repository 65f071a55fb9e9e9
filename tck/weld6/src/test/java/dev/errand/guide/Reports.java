package dev.errand.guide;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.TaskPriority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

// guide: background methods
@ApplicationScoped
public class Reports {
  @Inject Printer printer;

  @Background
  public void print(String month) { // nobody waits for it: a failure is logged
    printer.print(month);
  }

  @Background
  public Task<Integer> count(String month) {
    return Task.of(month.length());
  }

  @Background(name = "render", priority = TaskPriority.LOW, delay = 10) // milliseconds
  public CompletionStage<String> render(String month) {
    return printer.render(month); // the task lasts until this stage is done, and holds no thread
  }
}
// end
