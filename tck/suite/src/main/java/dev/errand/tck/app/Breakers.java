package dev.errand.tck.app;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Background methods that are refused after two failures. They do what they are given. */
public final class Breakers {
  private Breakers() {}

  /** Refused for longer than the test takes. */
  @ApplicationScoped
  public static class Alone implements Ways {
    @Override
    @Background(name = NAME)
    @CapturedOutput
    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 10_000)
    public void nothing(Callable<String> body) throws Exception {
      body.call();
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 10_000)
    public Task<String> task(Callable<String> body) throws Exception {
      return Task.of(body.call());
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 10_000)
    public CompletionStage<String> stage(Callable<CompletionStage<String>> body) throws Exception {
      return body.call();
    }
  }

  /** Tried again until they are not refused any more. */
  @ApplicationScoped
  public static class Retried implements Ways {
    @Override
    @Background(name = NAME)
    @CapturedOutput
    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 500)
    @Retry(maxRetries = 1000, delay = 20, jitter = 0)
    public void nothing(Callable<String> body) throws Exception {
      body.call();
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 500)
    @Retry(maxRetries = 1000, delay = 20, jitter = 0)
    public Task<String> task(Callable<String> body) throws Exception {
      return Task.of(body.call());
    }

    @Override
    @Background(name = NAME)
    @CapturedOutput
    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 500)
    @Retry(maxRetries = 1000, delay = 20, jitter = 0)
    public CompletionStage<String> stage(Callable<CompletionStage<String>> body) throws Exception {
      return body.call();
    }
  }

  /** Refused for longer than the test takes, by its class. */
  @ApplicationScoped
  @Background(name = Ways.NAME)
  @CapturedOutput
  @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 10_000)
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

  /** Tried again until they are not refused any more, by its class. */
  @ApplicationScoped
  @Background(name = Ways.NAME)
  @CapturedOutput
  @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 500)
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
}
