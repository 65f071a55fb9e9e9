package dev.errand.tck.se;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.TaskRequest;
import dev.errand.TaskSupervisor;
import dev.errand.tck.Requirement;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Named;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** RUN-6: an executor chosen by name, whose bean has no scope. */
public class NamedExecutorTck {
  /** Makes a pool at each look-up, and ends it when its user does. */
  public static class Pools {
    static final AtomicInteger MADE = new AtomicInteger();
    static final AtomicInteger ENDED = new AtomicInteger();

    @Produces
    @Named("io")
    ExecutorService make() {
      MADE.incrementAndGet();
      return Executors.newSingleThreadExecutor();
    }

    void end(@Disposes @Named("io") ExecutorService pool) {
      pool.shutdown();
      ENDED.incrementAndGet();
    }
  }

  @Test
  @Requirement({"RUN-6", "LIF-1"})
  void askedForByManyRequests_isMadeOnce_andEndsWithTheApplication() {
    try (SeContainer container = Containers.start(Pools.class)) {
      TaskRequest request = container.select(TaskSupervisor.class).get().task("io");
      for (int i = 0; i < 3; i++) {
        assertEquals("done", request.executor("io").submit(() -> "done").join());
      }
      assertEquals(1, Pools.MADE.get());
      assertEquals(0, Pools.ENDED.get());
    }
    assertEquals(1, Pools.ENDED.get());
  }
}
