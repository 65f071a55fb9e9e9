package dev.errand.tck.faulttolerance;

import dev.errand.Background;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Tasks that need the fault tolerance under test, and an executor of the application. */
@ApplicationScoped
public class Letters {
  private final AtomicInteger calls = new AtomicInteger();

  @Background
  @Retry(maxRetries = 4, delay = 0, jitter = 0)
  public Task<Integer> send() {
    int call = calls.incrementAndGet();
    if (call < 3) {
      throw new IllegalStateException("Call " + call + " fails.");
    }
    return Task.of(call);
  }

  @Background(executor = "postmen")
  public Task<String> deliver() {
    return Task.of(Thread.currentThread().getName());
  }

  @Produces
  @Named("postmen")
  @ApplicationScoped
  static Executor postmen() {
    return delivery -> new Thread(delivery, "a postman").start();
  }
}
