package dev.errand.runtime.core;

import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The executor where the runtime has none: virtual threads where the JDK has them, else a cached
 * pool of daemon threads. How many run at once is bounded by the supervisor's slots.
 */
public final class OwnExecutor implements Executor, AutoCloseable {
  private static final long KEEP_ALIVE_SECONDS = 30;
  private static final long LAST_MOMENT_MILLIS = 500;

  private final ExecutorService threads;

  /** Makes one; no thread is started before the first task. */
  public OwnExecutor() {
    this.threads = virtual("errand-");
  }

  /**
   * Makes an executor service of virtual threads, or of daemon threads before Java 21.
   *
   * @param prefix the beginning of the threads' names
   * @return the executor service
   */
  public static ExecutorService virtual(String prefix) {
    try {
      // By reflection: the byte code is Java 17's.
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
      Object named = type.getMethod("name", String.class, long.class).invoke(builder, prefix, 1L);
      named = type.getMethod("inheritInheritableThreadLocals", boolean.class).invoke(named, false);
      ThreadFactory factory = (ThreadFactory) type.getMethod("factory").invoke(named);
      Method make = Executors.class.getMethod("newThreadPerTaskExecutor", ThreadFactory.class);
      return (ExecutorService) make.invoke(null, inThisApplication(factory));
    } catch (ReflectiveOperationException e) {
      return platform(prefix); // an older JDK, where they do not exist or are a preview
    }
  }

  private static ExecutorService platform(String prefix) {
    AtomicLong number = new AtomicLong();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        KEEP_ALIVE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        inThisApplication(
            work -> {
              String name = prefix + number.incrementAndGet();
              // It inherits nothing of who submits: it will work for others, too.
              Thread thread = new Thread(null, work, name, 0, false);
              thread.setDaemon(true);
              return thread;
            }));
  }

  /**
   * Gives threads the class loader of the thread that is here now, at the start of the application:
   * that of who submits may be one of its request alone.
   */
  private static ThreadFactory inThisApplication(ThreadFactory factory) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return work -> {
      Thread thread = factory.newThread(work);
      thread.setContextClassLoader(loader);
      return thread;
    };
  }

  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }

  /** Ends the threads; one whose task does not leave, was told to, and ends when it does. */
  @Override
  public void close() {
    threads.shutdown();
    awaitThreads(threads);
  }

  /** Gives threads that have nothing more to do the moment that they need to end. */
  static void awaitThreads(ExecutorService ending) {
    try {
      boolean unused = ending.awaitTermination(LAST_MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // they end all the same
    }
  }
}
