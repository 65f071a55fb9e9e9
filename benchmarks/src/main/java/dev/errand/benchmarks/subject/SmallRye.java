package dev.errand.benchmarks.subject;

import io.smallrye.config.inject.ConfigExtension;
import io.smallrye.faulttolerance.AsyncExecutorProvider;
import io.smallrye.faulttolerance.FaultToleranceExtension;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.weld.environment.se.WeldContainer;

/** MicroProfile's {@code @Asynchronous} by SmallRye, alone and with {@code @Retry}. */
final class SmallRye implements Caller {
  private final WeldContainer container;
  private final Beans beans;
  private final boolean retry;

  SmallRye(ExecutorService pool, boolean retry) {
    container =
        Containers.with(pool, Beans.class, Provider.class)
            .addExtension(new ConfigExtension())
            .addExtension(new FaultToleranceExtension())
            .initialize();
    beans = container.select(Beans.class).get();
    this.retry = retry;
  }

  @Override
  public Future<?> call() {
    return (retry ? beans.retried() : beans.call()).toCompletableFuture();
  }

  @Override
  public void close() {
    container.close();
  }

  @ApplicationScoped
  static class Beans {
    @Asynchronous
    CompletionStage<String> call() {
      return CompletableFuture.completedFuture("");
    }

    @Asynchronous
    @Retry
    CompletionStage<String> retried() {
      return CompletableFuture.completedFuture("");
    }
  }

  @Alternative
  @Singleton
  @Priority(Interceptor.Priority.APPLICATION)
  static class Provider implements AsyncExecutorProvider {
    private final ExecutorService pool;

    @Inject
    Provider(ExecutorService pool) {
      this.pool = pool;
    }

    @Override
    public ExecutorService get() {
      return pool;
    }
  }
}
