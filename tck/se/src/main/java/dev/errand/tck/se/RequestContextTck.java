package dev.errand.tck.se;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.tck.Deviation;
import dev.errand.tck.Requirement;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** RUN-10: the request context of a task on a thread that has one already. */
public class RequestContextTck {
  private static final Duration LONG = Duration.ofSeconds(20);

  /** Counts within a request context. */
  @RequestScoped
  public static class Desk {
    static final AtomicInteger CLEARED = new AtomicInteger();

    private int papers;

    public int put() {
      return ++papers;
    }

    @PreDestroy
    void clear() {
      CLEARED.incrementAndGet();
    }
  }

  /** Uses it. */
  public static class Clerk {
    @Inject Desk desk;

    @Background(executor = "busy")
    public Task<List<Integer>> file() {
      return Task.of(List.of(desk.put(), desk.put()));
    }
  }

  /** An executor whose threads have a request context, in use before the task and after it. */
  @ApplicationScoped
  public static class Threads {
    @Inject Desk desk;
    @Inject Instance<RequestContextController> controllers;
    final CompletableFuture<List<Integer>> found = new CompletableFuture<>();

    @Produces
    @Named("busy")
    Executor busy() {
      return task -> new Thread(() -> found.complete(around(task))).start();
    }

    private List<Integer> around(Runnable task) {
      RequestContextController controller = controllers.get();
      controller.activate();
      try {
        int before = desk.put();
        int cleared = Desk.CLEARED.get();
        task.run();
        return List.of(before, desk.put(), Desk.CLEARED.get() - cleared);
      } finally {
        controller.deactivate();
      }
    }

    List<Integer> found() throws Exception {
      return found.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Test
  @Requirement("RUN-10")
  void threadWithARequestContext_theTaskHasOneOfItsOwn_andTheOtherIsPutBack() throws Exception {
    try (SeContainer container = Containers.start(Desk.class, Clerk.class, Threads.class)) {
      Task<List<Integer>> task = container.select(Clerk.class).get().file();
      List<Integer> inTheTask = task.join(LONG);
      List<Integer> aroundIt = container.select(Threads.class).get().found();
      if (Deviation.isHere("RUN-10")) {
        assertEquals(List.of(2, 3), inTheTask);
        assertEquals(List.of(1, 4, 0), aroundIt);
      } else {
        assertEquals(List.of(1, 2), inTheTask);
        assertEquals(List.of(1, 2, 1), aroundIt, "the same after the task; that of the task ended");
      }
    }
  }
}
