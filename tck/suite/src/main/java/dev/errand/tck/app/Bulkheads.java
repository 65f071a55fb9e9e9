package dev.errand.tck.app;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Background methods that run once at a time. They do what they are given. */
public final class Bulkheads {
  private Bulkheads() {}

  /** Refused at once. */
  @ApplicationScoped
  public static class Alone implements Ways {
    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Bulkhead(1)
    public void nothing(Callable<String> body) throws Exception {
      body.call();
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Bulkhead(1)
    public Task<String> task(Callable<String> body) throws Exception {
      return Task.of(body.call());
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Bulkhead(1)
    public CompletionStage<String> stage(Callable<CompletionStage<String>> body) throws Exception {
      return body.call();
    }
  }

  /** Tried again. */
  @ApplicationScoped
  public static class Retried implements Ways {
    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Bulkhead(1)
    @Retry(maxRetries = 1000, delay = 20, jitter = 0)
    public void nothing(Callable<String> body) throws Exception {
      body.call();
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Bulkhead(1)
    @Retry(maxRetries = 1000, delay = 20, jitter = 0)
    public Task<String> task(Callable<String> body) throws Exception {
      return Task.of(body.call());
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Bulkhead(1)
    @Retry(maxRetries = 1000, delay = 20, jitter = 0)
    public CompletionStage<String> stage(Callable<CompletionStage<String>> body) throws Exception {
      return body.call();
    }
  }

  /** Refused at once, by its class. */
  @ApplicationScoped
  @Background(name = Ways.NAME)
  @CapturedOutput
  @Bulkhead(1)
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

  /** Tried again, by its class. */
  @ApplicationScoped
  @Background(name = Ways.NAME)
  @CapturedOutput
  @Bulkhead(1)
  @Retry(maxRetries = 1000, delay = 20, jitter = 0)
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

  /** Tried again after more time than any test takes. */
  @ApplicationScoped
  public static class Patient implements Ways {
    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Bulkhead(1)
    @Retry(
        delay = 1,
        delayUnit = ChronoUnit.HOURS,
        maxDuration = 10,
        durationUnit = ChronoUnit.HOURS,
        jitter = 0)
    public void nothing(Callable<String> body) throws Exception {
      body.call();
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Bulkhead(1)
    @Retry(
        delay = 1,
        delayUnit = ChronoUnit.HOURS,
        maxDuration = 10,
        durationUnit = ChronoUnit.HOURS,
        jitter = 0)
    public Task<String> task(Callable<String> body) throws Exception {
      return Task.of(body.call());
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @Bulkhead(1)
    @Retry(
        delay = 1,
        delayUnit = ChronoUnit.HOURS,
        maxDuration = 10,
        durationUnit = ChronoUnit.HOURS,
        jitter = 0)
    public CompletionStage<String> stage(Callable<CompletionStage<String>> body) throws Exception {
      return body.call();
    }
  }
}
