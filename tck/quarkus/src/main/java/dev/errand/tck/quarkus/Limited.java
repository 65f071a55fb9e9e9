package dev.errand.tck.quarkus;

import dev.errand.Background;
import dev.errand.Task;
import io.smallrye.faulttolerance.api.RateLimit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Background methods that run so often in a while, and no more. */
@ApplicationScoped
public class Limited {
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger insistingRuns = new AtomicInteger();

  @Background
  @RateLimit(value = 2, window = 1, windowUnit = ChronoUnit.HOURS)
  public Task<String> task() {
    return Task.of("run " + runs.incrementAndGet());
  }

  @Background
  @RateLimit(value = 1, window = 300, windowUnit = ChronoUnit.MILLIS)
  @Retry(maxRetries = 1000, delay = 20, jitter = 0)
  public Task<String> insisting() {
    return Task.of("run " + insistingRuns.incrementAndGet());
  }
}
