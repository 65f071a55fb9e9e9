package dev.errand.runtime.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WiringTest {
  private final AtomicInteger released = new AtomicInteger();
  private final ExecutorService io = Executors.newSingleThreadExecutor();

  /** In a container with one dependent executor, "io", whose disposer throws. */
  @SuppressWarnings("unchecked") // instances of nothing
  private Wiring wiring() {
    Bean<?> bean =
        Fakes.of(
            Bean.class,
            Map.of(
                "getName", none -> "io",
                "getQualifiers", none -> Set.of(),
                "getScope", none -> Override.class));
    CreationalContext<?> context =
        Fakes.of(
            CreationalContext.class,
            Map.of(
                "release",
                none -> {
                  released.incrementAndGet();
                  io.shutdown();
                  throw new IllegalStateException("on purpose");
                }));
    Event<?> events = Fakes.of(Event.class, Map.of());
    BeanManager container =
        Fakes.of(
            BeanManager.class,
            Map.of(
                "getBeans", arguments -> Set.of(bean),
                "getEvent", none -> events,
                "resolveObserverMethods", arguments -> Set.of(),
                "createCreationalContext", arguments -> context,
                "getReference", arguments -> io));
    return new Wiring(
        new Deployed(List.of(), Set.of(), false),
        container,
        Fakes.of(Instance.class, Map.of()),
        Fakes.of(Instance.class, Map.of()),
        Fakes.of(Instance.class, Map.of()),
        Fakes.of(Instance.class, Map.of("isUnsatisfied", none -> true)),
        new WorkerFrame());
  }

  @Test
  void stepThatFails_doesNotKeepTheEndFromTheOthers_andNoneIsTakenTwice() throws Exception {
    var out = System.out;
    Wiring wiring = wiring();
    var supervisor = wiring.taskSupervisor();
    assertEquals("done", supervisor.task("t").executor("io").submit(() -> "done").join());
    wiring.close();
    wiring.close();
    assertEquals(1, released.get());
    assertTrue(io.isShutdown());
    assertSame(out, System.out);
    assertSame(supervisor, wiring.taskSupervisor(), "none is made after the end");
  }
}
