package dev.errand.tck.app;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Retried background methods, one for each way of returning. They do what they are given. */
@ApplicationScoped
public class Retries {
  @Background(name = "retried void")
  @Retry(maxRetries = 3, delay = 0, jitter = 0)
  public void nothing(Callable<?> body) throws Exception {
    body.call();
  }

  @Background(name = "retried task")
  @Retry(maxRetries = 3, delay = 0, jitter = 0)
  public <V> Task<V> task(Callable<V> body) throws Exception {
    return Task.of(body.call());
  }

  @Background(name = "retried stage")
  @Retry(maxRetries = 3, delay = 0, jitter = 0)
  public <V> CompletionStage<V> stage(Callable<CompletionStage<V>> body) throws Exception {
    return body.call();
  }

  @Background(name = "retried future")
  @Retry(maxRetries = 3, delay = 0, jitter = 0)
  public <V> CompletableFuture<V> future(Callable<CompletableFuture<V>> body) throws Exception {
    return body.call();
  }

  @Background(name = "retried plain future")
  @Retry(maxRetries = 3, delay = 0, jitter = 0)
  public <V> Future<V> plainFuture(Callable<Future<V>> body) throws Exception {
    return body.call();
  }

  @Background(name = "picky")
  @Retry(
      maxRetries = 3,
      delay = 0,
      jitter = 0,
      retryOn = RuntimeException.class,
      abortOn = IllegalArgumentException.class)
  public <V> Task<V> picky(Callable<V> body) throws Exception {
    return Task.of(body.call());
  }

  @Background(name = "patient")
  @Retry(maxRetries = 1, delay = 150, jitter = 0)
  public <V> Task<V> patient(Callable<V> body) throws Exception {
    return Task.of(body.call());
  }

  @Background(name = "very patient")
  @Retry(
      maxRetries = 3,
      delay = 1,
      delayUnit = ChronoUnit.HOURS,
      maxDuration = 10,
      durationUnit = ChronoUnit.HOURS,
      jitter = 0)
  public <V> Task<V> veryPatient(Callable<V> body) throws Exception {
    return Task.of(body.call());
  }

  @Background(name = "short of time")
  @Retry(maxRetries = -1, delay = 0, jitter = 0, maxDuration = 200)
  public <V> Task<V> shortOfTime(Callable<V> body) throws Exception {
    return Task.of(body.call());
  }

  @Background(name = "watched retries")
  @CapturedOutput
  @Retry(maxRetries = 2, delay = 0, jitter = 0)
  public <V> Task<V> watched(Callable<V> body) throws Exception {
    return Task.of(body.call());
  }
}
