package dev.errand.tck.app;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.StreamKind;
import dev.errand.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Captured methods. They do what they are given. */
@ApplicationScoped
public class Prints {
  @Background(name = "captured")
  @CapturedOutput
  public <V> Task<V> captured(Callable<V> body) throws Exception {
    return Task.of(body.call());
  }

  @Background(name = "quiet")
  @CapturedOutput(echo = false)
  public <V> Task<V> quiet(Callable<V> body) throws Exception {
    return Task.of(body.call());
  }

  @Background(name = "only errors")
  @CapturedOutput(streams = StreamKind.ERR)
  public <V> Task<V> onlyErrors(Callable<V> body) throws Exception {
    return Task.of(body.call());
  }

  @Background(name = "some logs")
  @CapturedOutput(level = "WARNING", loggers = "dev.errand.tck.shop")
  public <V> Task<V> someLogs(Callable<V> body) throws Exception {
    return Task.of(body.call());
  }

  @Background(name = "captured retries")
  @CapturedOutput
  @Retry(maxRetries = 2, delay = 0, jitter = 0)
  public <V> Task<V> retried(Callable<V> body) throws Exception {
    return Task.of(body.call());
  }

  @CapturedOutput
  public <V> V inline(Callable<V> body) throws Exception {
    return body.call();
  }

  @Background(name = "not captured")
  public <V> Task<V> notCaptured(Callable<V> body) throws Exception {
    return Task.of(body.call());
  }
}
