package dev.errand.benchmarks.subject;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jboss.weld.environment.se.WeldContainer;

/** The least that an interceptor on Weld can do: proceed on another thread, and tell the end. */
final class BareInterceptor implements Caller {
  private final WeldContainer container;
  private final Beans beans;

  BareInterceptor(ExecutorService pool) {
    container = Containers.with(pool, Beans.class, Elsewhere.class).initialize();
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

  @InterceptorBinding
  @Retention(RUNTIME)
  @interface InPool {}

  @ApplicationScoped
  static class Beans {
    @InPool
    CompletableFuture<Object> call() {
      return CompletableFuture.completedFuture("");
    }
  }

  @InPool
  @Interceptor
  @Priority(Interceptor.Priority.APPLICATION)
  static class Elsewhere {
    private final ExecutorService pool;

    @Inject
    Elsewhere(ExecutorService pool) {
      this.pool = pool;
    }

    @AroundInvoke
    Object around(InvocationContext call) {
      CompletableFuture<Object> end = new CompletableFuture<>();
      pool.execute(
          () -> {
            try {
              end.complete(((CompletableFuture<?>) call.proceed()).join());
            } catch (Throwable t) {
              end.completeExceptionally(t);
            }
          });
      return end;
    }
  }
}
