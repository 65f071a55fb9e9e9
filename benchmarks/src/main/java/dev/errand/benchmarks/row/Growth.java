package dev.errand.benchmarks.row;

import dev.errand.PoolSettings;
import dev.errand.TaskSupervisor;
import dev.errand.benchmarks.harness.ProcessCpu;
import dev.errand.benchmarks.harness.Recorder;
import dev.errand.benchmarks.harness.Row;
import dev.errand.benchmarks.harness.Sizes;
import dev.errand.benchmarks.subject.Containers;
import dev.errand.benchmarks.subject.Pools;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jboss.weld.environment.se.WeldContainer;

/**
 * What a task costs while so many others wait: a thousand are put behind them, and the thousand in
 * front are let through, over and over. The smallest queue is 1.
 */
final class Growth implements Row {
  private static final int STEP = 1_000;

  @Override
  public String name() {
    return "queued";
  }

  @Override
  public void pass(Sizes sizes, Recorder recorder) throws Exception {
    System.setProperty("errand.late.warning", "PT0S");
    System.setProperty("errand.late.critical", "PT0S");
    System.setProperty("errand.queue.limit", "2000000");
    ExecutorService pool = Pools.fixed(1);
    measure("raw", pool::submit, sizes, recorder);
    pool.shutdownNow();
    try (WeldContainer container = Containers.errand(Pools.fixed())) {
      TaskSupervisor supervisor = container.select(TaskSupervisor.class).get();
      supervisor.resize(new PoolSettings(1, 0, 0));
      measure("errand", supervisor::submit, sizes, recorder);
    }
  }

  private static void measure(
      String subject, Function<Runnable, Future<?>> submit, Sizes sizes, Recorder recorder) {
    Semaphore permits = new Semaphore(0);
    Runnable body = permits::acquireUninterruptibly;
    Deque<Future<?>> line = new ArrayDeque<>();
    double smallest = Double.NaN;
    for (int depth = 10; depth <= sizes.queued(); depth *= 10) {
      while (line.size() < depth) {
        line.add(submit.apply(body));
      }
      long before = 0;
      int rounds = 2 * sizes.calls() / STEP + 2;
      for (int round = 0; round < 2 * rounds; round++) {
        if (round == rounds) {
          before = ProcessCpu.nanos(); // the first half was to warm up
        }
        step(submit, body, permits, line);
      }
      double each = (double) (ProcessCpu.nanos() - before) / rounds / STEP;
      smallest = Double.isNaN(smallest) ? each : smallest;
      recorder.add(subject, "at " + depth, "ns", each, smallest);
    }
    permits.release(line.size());
    while (!line.isEmpty()) {
      end(line.remove());
    }
  }

  private static void step(
      Function<Runnable, Future<?>> submit,
      Runnable body,
      Semaphore permits,
      Deque<Future<?>> line) {
    for (int i = 0; i < STEP; i++) {
      line.add(submit.apply(body));
    }
    permits.release(STEP);
    for (int i = 1; i < STEP; i++) {
      line.remove();
    }
    end(line.remove());
  }

  private static void end(Future<?> task) {
    try {
      task.get();
    } catch (Exception e) {
      throw new IllegalStateException("A task has failed.", e);
    }
  }
}
