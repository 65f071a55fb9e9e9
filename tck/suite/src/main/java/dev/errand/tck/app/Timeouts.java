package dev.errand.tck.app;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Background methods with a time limit for each attempt. They do what they are given. */
public final class Timeouts {
  private static final long LIMIT = 300;

  private Timeouts() {}

  /** Once. */
  @ApplicationScoped
  public static class Alone implements Ways {
    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Timeout(LIMIT)
    public void nothing(Callable<String> body) throws Exception {
      body.call();
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Timeout(LIMIT)
    public Task<String> task(Callable<String> body) throws Exception {
      return Task.of(body.call());
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Timeout(LIMIT)
    public CompletionStage<String> stage(Callable<CompletionStage<String>> body) throws Exception {
      return body.call();
    }
  }

  /** Three times. */
  @ApplicationScoped
  public static class Retried implements Ways {
    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Timeout(LIMIT)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public void nothing(Callable<String> body) throws Exception {
      body.call();
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Timeout(LIMIT)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public Task<String> task(Callable<String> body) throws Exception {
      return Task.of(body.call());
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Timeout(LIMIT)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public CompletionStage<String> stage(Callable<CompletionStage<String>> body) throws Exception {
      return body.call();
    }
  }

  /** Once, by its class. */
  @ApplicationScoped
  @Background(name = Ways.NAME)
  @CapturedOutput
  @Timeout(LIMIT)
  public static class OfClass implements Ways {
    @Override
    public void nothing(Callable<String> body) throws Exception {
      body.call();
    }

    @Override
    public Task<String> task(Callable<String> body) throws Exception {
      return Task.of(body.call());
    }

    @Override
    public CompletionStage<String> stage(Callable<CompletionStage<String>> body) throws Exception {
      return body.call();
    }
  }

  /** Three times, by its class. */
  @ApplicationScoped
  @Background(name = Ways.NAME)
  @CapturedOutput
  @Timeout(LIMIT)
  @Retry(maxRetries = 2, delay = 0, jitter = 0)
  public static class RetriedOfClass implements Ways {
    @Override
    public void nothing(Callable<String> body) throws Exception {
      body.call();
    }

    @Override
    public Task<String> task(Callable<String> body) throws Exception {
      return Task.of(body.call());
    }

    @Override
    public CompletionStage<String> stage(Callable<CompletionStage<String>> body) throws Exception {
      return body.call();
    }
  }

  /** With more time than any test takes. */
  @ApplicationScoped
  public static class Unhurried implements Ways {
    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Timeout(value = 1, unit = ChronoUnit.HOURS)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public void nothing(Callable<String> body) throws Exception {
      body.call();
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Timeout(value = 1, unit = ChronoUnit.HOURS)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public Task<String> task(Callable<String> body) throws Exception {
      return Task.of(body.call());
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Timeout(value = 1, unit = ChronoUnit.HOURS)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public CompletionStage<String> stage(Callable<CompletionStage<String>> body) throws Exception {
      return body.call();
    }
  }
}
