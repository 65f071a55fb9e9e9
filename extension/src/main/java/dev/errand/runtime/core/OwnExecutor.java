package dev.errand.runtime.core;

import java.lang.reflect.Method;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Threads where the runtime has none for us: virtual ones where the JDK has them, else a cached
 * pool of daemon threads. How many run at once is bounded by the supervisor's slots.
 *
 * <p>Made by the first that is given work: a start is shorter by what it takes to find virtual
 * threads.
 */
public final class OwnExecutor implements Executor, AutoCloseable {
  private static final long KEEP_ALIVE_SECONDS = 30;
  private static final long LAST_MOMENT_MILLIS = 500;

  private final String prefix;

  /**
   * That of the thread that is here now, at the start of the application: that of who submits may
   * be one of its request alone.
   */
  private final ClassLoader loader = Thread.currentThread().getContextClassLoader();

  /** Written once, under this. */
  private volatile @Nullable ExecutorService threads;

  private boolean closed; // guarded by this

  /**
   * Makes one; no thread is started before the first task.
   *
   * @param prefix the beginning of the threads' names
   */
  public OwnExecutor(String prefix) {
    this.prefix = prefix;
  }

  private ExecutorService threads() {
    ExecutorService present = threads;
    return present == null ? make() : present;
  }

  private synchronized ExecutorService make() {
    ExecutorService present = threads;
    if (present == null) {
      if (closed) {
        throw new RejectedExecutionException(
            "The threads '" + prefix + "…' take no more work: they were shut down.");
      }
      present = virtual();
      threads = present;
    }
    return present;
  }

  private ExecutorService virtual() {
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
      return platform(); // an older JDK, where they do not exist or are a preview
    }
  }

  private ExecutorService platform() {
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

  private ThreadFactory inThisApplication(ThreadFactory factory) {
    return work -> {
      Thread thread = factory.newThread(work);
      thread.setContextClassLoader(loader);
      return thread;
    };
  }

  /**
   * Has a thread do work.
   *
   * @throws RejectedExecutionException after {@link #shutdown}
   */
  @Override
  public void execute(Runnable work) {
    threads().execute(work);
  }

  /** Lets its threads end when they have nothing more to do, and takes no more work. */
  public void shutdown() {
    ExecutorService ending = end();
    if (ending != null) {
      ending.shutdown();
    }
  }

  private synchronized @Nullable ExecutorService end() {
    closed = true;
    return threads;
  }

  /** Ends the threads; one whose task does not leave, was told to, and ends when it does. */
  @Override
  public void close() {
    shutdown();
    ExecutorService ending = threads;
    if (ending != null) {
      awaitThreads(ending);
    }
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
