package dev.errand.guide;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.TaskKey;
import dev.errand.TaskPriority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

// guide: limits and unique tasks
@ApplicationScoped
public class Mailboxes {
  @Background(priority = TaskPriority.HIGH, limit = 1) // one at a time of each mailbox
  public Task<String> fetch(@TaskKey String mailbox, Callable<String> server) throws Exception {
    return Task.of(mailbox + ": " + server.call());
  }

  @Background(unique = true) // one at all, until it has ended
  public Task<String> tidy(Callable<String> server) throws Exception {
    return Task.of("tidy: " + server.call());
  }
}
// end
