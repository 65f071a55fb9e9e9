package dev.errand.guide;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.TaskContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

// guide: bodies that can be cancelled
@ApplicationScoped
public class Search {
  @Inject TaskContext context;

  @Background
  public Task<Long> compute(CountDownLatch begun) {
    begun.countDown();
    for (long tried = 0; tried >= 0; tried++) {
      context.checkCancelled(); // throws when the task is told to stop
    }
    return Task.of(0L);
  }

  @Background
  public Task<String> listen(CountDownLatch begun) throws InterruptedException {
    begun.countDown();
    new CountDownLatch(1).await(); // what waits is interrupted
    return Task.of("never");
  }

  @Background
  public CompletableFuture<String> ask(CompletableFuture<String> answer) {
    return answer; // a stage that was returned is cancelled
  }
}
// end
