package dev.errand.tck.faulttolerance;

import dev.errand.Background;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Retry;

/** A task that needs the fault tolerance under test. */
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
}
