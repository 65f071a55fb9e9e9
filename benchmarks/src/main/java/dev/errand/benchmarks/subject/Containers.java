package dev.errand.benchmarks.subject;

import dev.errand.runtime.cdi.ErrandExtension;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** Starts containers that have nothing in them but what they are given. */
public final class Containers {
  /** The name of the pool, as a bean. */
  public static final String POOL = "pool";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Containers() {}

  /** A container with these beans, and the pool as one more. */
  public static Weld with(ExecutorService pool, Class<?>... beans) {
    return new Weld("benchmark-" + NUMBER.incrementAndGet())
        .disableDiscovery()
        .addBeanClasses(beans)
        .addExtension(new PoolBean(pool));
  }

  /** A container with Errand, and these beans. */
  public static WeldContainer errand(ExecutorService pool, Class<?>... beans) {
    return with(pool, beans).addExtension(new ErrandExtension()).initialize();
  }

  /** Brings the pool. */
  public static final class PoolBean implements Extension {
    private final ExecutorService pool;

    PoolBean(ExecutorService pool) {
      this.pool = pool;
    }

    void add(@Observes AfterBeanDiscovery event) {
      event
          .<ExecutorService>addBean()
          .types(ExecutorService.class, Executor.class, Object.class)
          .name(POOL)
          .scope(Singleton.class)
          .createWith(context -> pool);
    }
  }
}
