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
import java.util.concurrent.TimeUnit;
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
      long nanos =
          TimeUnit.MILLISECONDS.toNanos((long) sizes.iterations() * sizes.iterationMillis());
      // To warm up, the first time thoroughly: all the others are compared with that one.
      steps(Double.isNaN(smallest) ? 2 * nanos : nanos / 2, submit, body, permits, line);
      double each = steps(nanos, submit, body, permits, line);
      smallest = Double.isNaN(smallest) ? each : smallest;
      recorder.add(subject, "at " + depth, "ns", each, smallest);
    }
    permits.release(line.size());
    while (!line.isEmpty()) {
      end(line.remove());
    }
  }

  /** Goes on for so much CPU time, and tells how much of it a task took. */
  private static double steps(
      long nanos,
      Function<Runnable, Future<?>> submit,
      Runnable body,
      Semaphore permits,
      Deque<Future<?>> line) {
    long before = ProcessCpu.nanos();
    long taken = 0;
    int steps = 0;
    while (taken < nanos) {
      step(submit, body, permits, line);
      steps++;
      taken = ProcessCpu.nanos() - before;
    }
    return (double) taken / steps / STEP;
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
