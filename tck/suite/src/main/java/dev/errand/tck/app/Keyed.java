package dev.errand.tck.app;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.TaskKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Methods whose tasks have keys. */
@ApplicationScoped
public class Keyed {
  @Background(limit = 1)
  public Task<String> limited(
      CountDownLatch started, @TaskKey @Nullable String customer, CountDownLatch gate)
      throws InterruptedException {
    started.countDown();
    gate.await();
    return Task.of(String.valueOf(customer));
  }

  @Background(unique = true)
  public Task<String> unique(CountDownLatch started, CountDownLatch gate)
      throws InterruptedException {
    started.countDown();
    gate.await();
    return Task.of("unique");
  }

  @Background(unique = true)
  public Task<String> uniqueByKey(@TaskKey long number, CountDownLatch gate)
      throws InterruptedException {
    gate.await();
    return Task.of("number " + number);
  }
}
