package dev.errand.guide;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import io.smallrye.faulttolerance.api.RateLimit;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

// guide: fault tolerance round a background body
@ApplicationScoped
public class Payments {
  @Background
  @CapturedOutput
  @Retry(
      maxRetries = 4, // at most 5 attempts
      delay = 20,
      jitter = 0,
      maxDuration = 60_000,
      retryOn = IOException.class,
      abortOn = FileNotFoundException.class)
  public Task<String> collect(Callable<String> bank) throws Exception {
    return Task.of(bank.call());
  }

  @Background
  @Retry(delay = 1, delayUnit = ChronoUnit.HOURS, maxDuration = 9, durationUnit = ChronoUnit.HOURS)
  public Task<String> insist(Callable<String> bank) throws Exception {
    return Task.of(bank.call());
  }

  @Background
  @Timeout(200) // of each attempt: its thread is interrupted, the task FAILED
  public Task<String> ask(Callable<String> bank) throws Exception {
    return Task.of(bank.call());
  }

  @Background
  @Fallback(fallbackMethod = "later")
  public Task<String> pay(Callable<String> bank) throws Exception {
    return Task.of(bank.call());
  }

  Task<String> later(Callable<String> bank) {
    return Task.of("put on the list");
  }

  @Background
  @CircuitBreaker(requestVolumeThreshold = 2, delay = 1, delayUnit = ChronoUnit.HOURS)
  public Task<String> quote(Callable<String> bank) throws Exception {
    return Task.of(bank.call());
  }

  @Background
  @Bulkhead(1) // a second one at the same time is FAILED; to have it wait, see limit
  public Task<String> audit(Callable<String> bank) throws Exception {
    return Task.of(bank.call());
  }

  @Background
  @RateLimit(value = 1, window = 1, windowUnit = ChronoUnit.HOURS) // SmallRye's
  public Task<String> report(Callable<String> bank) throws Exception {
    return Task.of(bank.call());
  }
}
// end
