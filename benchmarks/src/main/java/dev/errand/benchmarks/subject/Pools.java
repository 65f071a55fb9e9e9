package dev.errand.benchmarks.subject;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The executors that all subjects are given. */
public final class Pools {
  /** The same for everybody. */
  public static final int THREADS = 4;

  private Pools() {}

  public static ExecutorService fixed() {
    return fixed(THREADS);
  }

  public static ExecutorService fixed(int threads) {
    return Executors.newFixedThreadPool(
        threads,
        work -> {
          Thread thread = new Thread(work, "pool");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Runs everything in the thread that hands it over: what remains is what the wrapping costs. */
  public static ExecutorService inline() {
    return new AbstractExecutorService() {
      @Override
      public void execute(Runnable work) {
        work.run();
      }

      @Override
      public void shutdown() {}

      @Override
      public List<Runnable> shutdownNow() {
        return List.of();
      }

      @Override
      public boolean isShutdown() {
        return false;
      }

      @Override
      public boolean isTerminated() {
        return false;
      }

      @Override
      public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
      }
    };
  }
}
