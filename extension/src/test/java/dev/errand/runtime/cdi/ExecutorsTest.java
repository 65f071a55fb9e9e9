package dev.errand.runtime.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExecutorsTest {
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger released = new AtomicInteger();

  /** With one dependent bean, named "io". */
  private Executors executors() {
    Bean<?> bean =
        Fakes.of(Bean.class, Map.of("getName", none -> "io", "getQualifiers", none -> Set.of()));
    CreationalContext<?> context =
        Fakes.of(
            CreationalContext.class,
            Map.of(
                "release",
                none -> {
                  released.incrementAndGet();
                  return null;
                }));
    return new Executors(
        Fakes.of(
            BeanManager.class,
            Map.of(
                "getBeans", arguments -> Set.of(bean),
                "createCreationalContext", arguments -> context,
                "getReference", arguments -> another())));
  }

  private Executor another() {
    made.incrementAndGet();
    return new Executor() { // no lambda: each must be another object
      @Override
      public void execute(Runnable task) {
        task.run();
      }
    };
  }

  @Test
  void askedForTwice_isMadeOnce_andReleasedAtTheEnd() {
    Executors executors = executors();
    assertSame(executors.find("io"), executors.find("io"));
    assertEquals(1, made.get());
    assertEquals(0, released.get());
    executors.close();
    executors.close();
    assertEquals(1, released.get());
  }
}
