package dev.errand.benchmarks.subject;

import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.glassfish.concurro.AbstractManagedExecutorService.RejectPolicy;
import org.glassfish.concurro.ContextServiceImpl;
import org.glassfish.concurro.ManagedExecutorServiceImpl;
import org.glassfish.concurro.ManagedThreadFactoryImpl;
import org.glassfish.concurro.cdi.ConcurrentCDIExtension;
import org.glassfish.concurro.spi.ContextHandle;
import org.glassfish.concurro.spi.ContextSetupProvider;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * Jakarta Concurrency's {@code @Asynchronous} by its reference implementation, with an executor of
 * its own kind, as it takes no other, which propagates nothing.
 */
final class Concurro implements Caller {
  private final ManagedExecutorServiceImpl executor;
  private final WeldContainer container;
  private final Beans beans;

  Concurro() {
    ContextServiceImpl contexts = new ContextServiceImpl("contexts", new NoContexts());
    executor =
        new ManagedExecutorServiceImpl(
            "executor",
            new ManagedThreadFactoryImpl("threads", contexts),
            0,
            false,
            Pools.THREADS,
            Pools.THREADS,
            0,
            TimeUnit.SECONDS,
            0,
            Integer.MAX_VALUE,
            contexts,
            RejectPolicy.ABORT);
    OneName.bind(executor.getAdapter());
    container =
        Containers.with(Pools.inline(), Beans.class)
            .addExtension(new ConcurrentCDIExtension())
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
    executor.shutdownNow();
  }

  @ApplicationScoped
  static class Beans {
    @Asynchronous(executor = OneName.NAME)
    CompletableFuture<String> call() {
      return Asynchronous.Result.complete("");
    }
  }

  private static final class NoContexts implements ContextSetupProvider {
    private static final ContextHandle NONE = new ContextHandle() {};

    @Override
    public ContextHandle saveContext(ContextService service) {
      return NONE;
    }

    @Override
    public ContextHandle saveContext(ContextService service, Map<String, String> properties) {
      return NONE;
    }

    @Override
    public ContextHandle setup(ContextHandle handle) {
      return NONE;
    }

    @Override
    public void reset(ContextHandle handle) {}
  }
}
