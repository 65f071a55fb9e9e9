package dev.errand.runtime.process;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that carry the output of programs. One that has nothing to carry waits a moment for
 * the next program: to start two for each is a sixth of what a short one costs. Any thread.
 *
 * <p>They are platform threads also where the JDK has virtual ones: reading a pipe is a blocking
 * native call, which would take a carrier thread from the application's virtual threads.
 */
final class Carriers {
  private static final long KEEP_MILLIS = 1_000;
  private static final String IDLE = "errand-carrier";

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          KEEP_MILLIS,
          TimeUnit.MILLISECONDS,
          new SynchronousQueue<>(),
          Carriers::thread,
          // The last task may outlive the container's patience, and starts what it likes.
          (work, closed) -> thread(work).start());

  private static Thread thread(Runnable work) {
    // No inheritable thread locals: it will work for others, and may outlive them (Pump.abandon).
    Thread thread = new Thread(null, work, IDLE, 0, false);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does work under a name and with the class loader of who is here; the latch opens at its end.
   */
  CountDownLatch carry(String name, Runnable work) {
    CountDownLatch ended = new CountDownLatch(1);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    threads.execute(
        () -> {
          Thread thread = Thread.currentThread();
          thread.setName(name);
          thread.setContextClassLoader(loader);
          try {
            work.run();
          } finally {
            thread.setContextClassLoader(null);
            thread.setName(IDLE);
            ended.countDown();
          }
        });
    return ended;
  }

  /** Lets the idle ones end now, and the others when they have nothing more to carry. */
  void close() {
    threads.shutdown();
  }
}
