package dev.errand.benchmarks.row;

import dev.errand.Background;
import dev.errand.PoolSettings;
import dev.errand.Task;
import dev.errand.TaskSupervisor;
import dev.errand.benchmarks.harness.Recorder;
import dev.errand.benchmarks.harness.Results;
import dev.errand.benchmarks.harness.Row;
import dev.errand.benchmarks.harness.Sizes;
import dev.errand.benchmarks.subject.Containers;
import dev.errand.benchmarks.subject.Pools;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * From the call of cancel until the body has left, and until the thread has begun the next task:
 * the ways in turn and in an order that changes, as who comes after another finds its caches. The
 * median counts.
 */
final class Cancel implements Row {
  /** Shorter than a microsecond when it is compiled, several times that before. */
  private static final int WARM_UPS = 5;

  @Override
  public String name() {
    return "cancel";
  }

  /** Who cancels is at work while the body is: on one core it would be the scheduler's time. */
  @Override
  public boolean pinned() {
    return false;
  }

  @Override
  public void pass(Sizes sizes, Recorder recorder) throws Exception {
    ExecutorService pool = Pools.fixed();
    ExecutorService alone = Pools.fixed(1);
    try (WeldContainer container = Containers.errand(pool, Beans.class)) {
      Beans beans = container.select(Beans.class).get();
      Map<String, Way> ways = new LinkedHashMap<>();
      ways.put("raw", raw(pool));
      ways.put("errand", run -> canceller(beans.task(run), task -> task.cancel("enough")));
      ways.put("errand-pool", run -> canceller(beans.inPool(run), task -> task.cancel("enough")));
      ways.put(
          "errand-stage",
          run -> canceller(beans.stage(run), stage -> stage.toCompletableFuture().cancel(true)));
      measure("busy", ways, way -> untilLeft(way, new Run(true)), sizes, recorder);
      measure("waiting", ways, way -> untilLeft(way, new Run(false)), sizes, recorder);

      container.select(TaskSupervisor.class).get().resize(new PoolSettings(1, 0, 0));
      ways.put("raw", raw(alone));
      measure("freed", ways, Cancel::untilFree, sizes, recorder);
    } finally {
      pool.shutdownNow();
      alone.shutdownNow();
    }
  }

  /** Submits, and gives what cancels. */
  private interface Way {
    Runnable submit(Runnable body);
  }

  /** Does it once, and gives the nanoseconds. */
  private interface Once {
    long nanos(Way way) throws InterruptedException;
  }

  private static Way raw(ExecutorService pool) {
    return body -> canceller(pool.submit(body), future -> future.cancel(true));
  }

  private static <F> Runnable canceller(F future, Consumer<F> cancel) {
    return () -> cancel.accept(future);
  }

  private static void measure(
      String what, Map<String, Way> ways, Once once, Sizes sizes, Recorder recorder)
      throws InterruptedException {
    int repetitions = sizes.repetitions();
    Map<String, double[]> taken = new LinkedHashMap<>();
    ways.keySet().forEach(name -> taken.put(name, new double[repetitions]));
    List<String> order = new ArrayList<>(ways.keySet());
    Random random = new Random(1);
    for (int i = -WARM_UPS * repetitions; i < repetitions; i++) {
      Collections.shuffle(order, random);
      for (String name : order) {
        double nanos = once.nanos(ways.get(name));
        if (i >= 0) {
          taken.get(name)[i] = nanos;
        }
      }
    }
    taken.values().forEach(Arrays::sort);
    double raw = Results.median(taken.get("raw"));
    taken.forEach((way, times) -> recorder.add(way, what, "ns", Results.median(times), raw));
  }

  private static long untilLeft(Way way, Run run) throws InterruptedException {
    Runnable cancel = way.submit(run);
    run.inside.await();
    long before = System.nanoTime();
    cancel.run();
    run.outside.await();
    return run.left - before;
  }

  /** The next one waits for the only thread there is. */
  private static long untilFree(Way way) throws InterruptedException {
    Run run = new Run(true);
    Runnable cancel = way.submit(run);
    run.inside.await();
    Next next = new Next();
    way.submit(next);
    long before = System.nanoTime();
    cancel.run();
    next.inside.await();
    return next.began - before;
  }

  /** Looks at the clock. */
  static final class Next implements Runnable {
    private final CountDownLatch inside = new CountDownLatch(1);
    private volatile long began;

    @Override
    public void run() {
      began = System.nanoTime();
      inside.countDown();
    }
  }

  /** A body that leaves when it is told to. */
  static final class Run implements Runnable {
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch outside = new CountDownLatch(1);
    private final boolean busy;
    private volatile long left;

    Run(boolean busy) {
      this.busy = busy;
    }

    @Override
    public void run() {
      inside.countDown();
      if (busy) {
        while (!Thread.currentThread().isInterrupted()) {
          Thread.onSpinWait();
        }
      } else {
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt(); // as in the other case
        }
      }
      left = System.nanoTime();
      outside.countDown();
    }
  }

  @ApplicationScoped
  static class Beans {
    @Background
    Task<String> task(Runnable body) {
      body.run();
      return Task.of("");
    }

    @Background(executor = Containers.POOL)
    Task<String> inPool(Runnable body) {
      body.run();
      return Task.of("");
    }

    @Background
    CompletionStage<String> stage(Runnable body) {
      body.run();
      return CompletableFuture.completedFuture("");
    }
  }
}
