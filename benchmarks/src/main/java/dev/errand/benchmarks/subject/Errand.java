package dev.errand.benchmarks.subject;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import dev.errand.TaskSupervisor;
import dev.errand.event.TaskEvent;
import dev.errand.runtime.cdi.ErrandExtension;
import io.smallrye.config.inject.ConfigExtension;
import io.smallrye.faulttolerance.FaultToleranceExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** Ours, as an application has it: a bean, its proxy, and the interceptors. */
final class Errand implements Caller {
  private static final Task<String> DONE = Task.of("");

  private final WeldContainer container;
  private final Supplier<Future<?>> call;

  private Errand(Weld weld, Function<WeldContainer, Supplier<Future<?>>> call) {
    this.container = weld.addExtension(new ErrandExtension()).initialize();
    this.call = call.apply(container);
  }

  /** With the default executor. */
  static Caller plain(ExecutorService pool) {
    return new Errand(Containers.with(pool, Beans.class), it -> beans(it)::call);
  }

  /** With the executor that the others have. */
  static Caller named(ExecutorService pool) {
    return new Errand(Containers.with(pool, Beans.class), it -> beans(it)::named);
  }

  /** Without an interceptor. */
  static Caller request(ExecutorService pool) {
    return new Errand(
        Containers.with(pool, Beans.class),
        it -> {
          TaskSupervisor supervisor = it.select(TaskSupervisor.class).get();
          return () -> supervisor.submit(() -> "");
        });
  }

  /** With an observer of everything. */
  static Caller observed(ExecutorService pool) {
    return new Errand(Containers.with(pool, Beans.class, Observer.class), it -> beans(it)::call);
  }

  /** With output that is captured, where there is none. */
  static Caller captured(ExecutorService pool) {
    return new Errand(Containers.with(pool, Beans.class), it -> beans(it)::captured);
  }

  /** With a fault tolerance library that would retry. */
  static Caller retried(ExecutorService pool) {
    return new Errand(
        Containers.with(pool, Retried.class)
            .addExtension(new ConfigExtension())
            .addExtension(new FaultToleranceExtension()),
        it -> it.select(Retried.class).get()::call);
  }

  private static Beans beans(WeldContainer container) {
    return container.select(Beans.class).get();
  }

  @Override
  public Future<?> call() {
    return call.get();
  }

  @Override
  public void close() {
    container.close();
  }

  @ApplicationScoped
  static class Beans {
    @Background
    Task<String> call() {
      return DONE;
    }

    @Background(executor = Containers.POOL)
    Task<String> named() {
      return DONE;
    }

    @Background
    @CapturedOutput
    Task<String> captured() {
      return DONE;
    }
  }

  /** Apart: where there is no such library it would be warned of. */
  @ApplicationScoped
  static class Retried {
    @Background
    @Retry
    Task<String> call() {
      return DONE;
    }
  }

  @ApplicationScoped
  static class Observer {
    private final LongAdder events = new LongAdder();

    void on(@Observes TaskEvent event) {
      events.add(event.task().attempts() + 1L);
    }
  }
}
