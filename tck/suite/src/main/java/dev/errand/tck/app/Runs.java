package dev.errand.tck.app;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.TaskContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One background method for each way of returning. */
@ApplicationScoped
public class Runs {
  /** What {@link #nothing} got. */
  public static final AtomicReference<@Nullable Object> ARGUMENT = new AtomicReference<>();

  @Inject TaskContext context;

  @Background
  public void nothing(Object argument, CountDownLatch done) {
    ARGUMENT.set(argument);
    done.countDown();
  }

  @Background
  public Task<String> task(String text) {
    return Task.of(text + " on " + Thread.currentThread().getId());
  }

  @Background
  public CompletionStage<String> stage(CompletionStage<String> inner) {
    return inner;
  }

  @Background
  public CompletableFuture<String> future(CompletableFuture<String> inner) {
    return inner;
  }

  @Background
  public Future<String> plainFuture(String text) {
    return CompletableFuture.completedFuture(text);
  }

  @Background
  public <V> Task<V> waitFor(CountDownLatch started, CountDownLatch gate, V value)
      throws InterruptedException {
    started.countDown();
    gate.await();
    return Task.of(value);
  }

  @Background
  public <V> Task<V> call(Callable<V> body) throws Exception {
    return Task.of(body.call());
  }

  @Background
  public Task<String> fail(RuntimeException failure) {
    throw failure;
  }

  @Background(name = "failing void")
  public void failVoid(RuntimeException failure) {
    throw failure;
  }

  @Background(name = "context")
  public Task<List<Object>> context() {
    context.progress(0.5, "half way");
    return Task.of(
        List.of(
            context.id(),
            context.name(),
            context.attempt(),
            context.isCancelled(),
            TaskContext.current().id()));
  }
}
