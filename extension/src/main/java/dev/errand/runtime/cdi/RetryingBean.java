package dev.errand.runtime.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jspecify.annotations.Nullable;

/**
 * Where the fault tolerance library of the runtime, whichever it is, retries the bodies of
 * requests: it repeats a call for as long as that throws {@link Again}.
 */
@ApplicationScoped
@BroughtAlong
public class RetryingBean {
  /** Asks for another attempt. */
  static final class Again extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Again(Throwable failure) {
      super(null, failure, false, false);
    }
  }

  // A maximal duration of 0, for none, is refused by Payara.
  @Retry(
      maxRetries = -1,
      delay = 0,
      jitter = 0,
      maxDuration = 10_000,
      durationUnit = ChronoUnit.DAYS,
      retryOn = Again.class)
  @Nullable Object call(Callable<@Nullable Object> attempt) throws Exception {
    return attempt.call();
  }
}
