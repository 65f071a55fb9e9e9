package dev.errand.benchmarks.subject;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.deltaspike.core.api.future.Futureable;
import org.apache.deltaspike.core.impl.future.DefaultFutureableStrategy;
import org.apache.deltaspike.core.impl.future.FutureableInterceptor;
import org.apache.deltaspike.core.impl.future.ThreadPoolManager;
import org.jboss.weld.environment.se.WeldContainer;

/** DeltaSpike's {@code @Futureable}. */
final class DeltaSpike implements Caller {
  private final WeldContainer container;
  private final Beans beans;

  DeltaSpike(ExecutorService pool) {
    container =
        Containers.with(
                pool,
                Beans.class,
                FutureableInterceptor.class,
                DefaultFutureableStrategy.class,
                ThreadPoolManager.class)
            .enableInterceptors(FutureableInterceptor.class)
            .initialize();
    beans = container.select(Beans.class).get();
  }

  @Override
  public Future<?> call() {
    return beans.call();
  }

  @Override
  public void close() {
    container.close();
  }

  @ApplicationScoped
  static class Beans {
    @Futureable(Containers.POOL)
    CompletableFuture<String> call() {
      return CompletableFuture.completedFuture("");
    }
  }
}
