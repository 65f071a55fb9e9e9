package dev.errand.benchmarks.row;

import dev.errand.benchmarks.harness.Recorder;
import dev.errand.benchmarks.harness.Row;
import dev.errand.benchmarks.harness.Sizes;
import dev.errand.benchmarks.subject.Caller;
import dev.errand.benchmarks.subject.Callers;
import dev.errand.benchmarks.subject.Pools;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The memory of tasks that wait for a thread, and of those that the supervisor remembers. */
final class Heap implements Row {
  private static final int COLLECTIONS = 3;

  @Override
  public String name() {
    return "heap";
  }

  /** Nothing here depends on the moment. */
  @Override
  public int passes(Sizes sizes) {
    return Math.min(2, sizes.passes());
  }

  @Override
  public void pass(Sizes sizes, Recorder recorder) throws Exception {
    System.setProperty("errand.late.warning", "PT1H");
    System.setProperty("errand.late.critical", "PT2H");
    System.setProperty("errand.queue.limit", "2000000");
    System.setProperty("errand.retention.count", String.valueOf(sizes.queued()));
    double raw = Double.NaN;
    used(); // what the start has left is not the first subject's
    for (String subject :
        List.of(
            "raw", "errand-pool", "errand-request", "spring", "weld", "deltaspike", "smallrye")) {
      double queued = measure(subject, sizes, recorder, raw);
      raw = Double.isNaN(raw) ? queued : raw;
    }
  }

  private static double measure(String subject, Sizes sizes, Recorder recorder, double raw)
      throws Exception {
    ExecutorService pool = Pools.fixed(1);
    try (Caller caller = Callers.make(subject, pool)) {
      Callers.end(caller, caller.call());
      Future<?>[] room = new Future<?>[sizes.queued()];
      CountDownLatch gate = new CountDownLatch(1);
      Future<?> closed = pool.submit(() -> awaitUninterruptibly(gate));
      long empty = used();
      for (int i = 0; i < room.length; i++) {
        room[i] = caller.call();
      }
      double queued = (double) (used() - empty) / room.length;
      recorder.add(subject, "queued", "B", queued, Double.isNaN(raw) ? queued : raw);
      gate.countDown();
      closed.get();
      for (int i = room.length - 1; i >= 0; i--) {
        Callers.end(caller, room[i]);
        room[i] = null;
      }
      if (subject.startsWith("errand")) {
        recorder.add(subject, "ended", "B", (double) (used() - empty) / room.length);
      }
      return queued;
    } finally {
      pool.shutdownNow();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the pool is told to end
    }
  }

  /** What is left when the collector has gone through several times. */
  private static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
