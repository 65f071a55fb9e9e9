package dev.errand.tck.servers.office;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskId;
import dev.errand.event.TaskCancelled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** The tasks of the office. */
@ApplicationScoped
public class Clerk {
  @Inject private Desk desk;

  /** Tells what became of a task when nobody can ask for it any more. */
  void tell(@Observes TaskCancelled event) {
    System.out.println("Cancelled: " + event.task().name() + ", " + event.reason());
  }

  /** Prints and logs. */
  @Background
  @CapturedOutput
  public Task<String> write(String text) {
    Objects.requireNonNull(Marker.ONE);
    System.out.println(text);
    System.err.println(text + " (err)");
    Logger.getLogger("office").info(text + " (log)");
    return Task.of(text);
  }

  /** Prints in a thread of the server's executor. */
  @Background
  @CapturedOutput
  @SuppressWarnings("BanJNDI") // the name is the specification's
  public Task<String> delegate(String text) throws Exception {
    Callable<TaskId> work =
        () -> {
          System.out.println(text);
          return TaskContext.current().id();
        };
    ExecutorService executor = InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
    TaskId there = executor.submit(work).get();
    return Task.of(there.equals(TaskContext.current().id()) ? "in the same task" : "in " + there);
  }

  /** Fails twice, and tells which attempt it was that did not. */
  @Background
  @Retry(maxRetries = 4, delay = 0, jitter = 0)
  public Task<Integer> insist() {
    int attempt = TaskContext.current().attempt();
    if (attempt < 3) {
      throw new IllegalStateException("attempt " + attempt);
    }
    return Task.of(attempt);
  }

  /** Hangs twice, and tells which attempt it was that did not. */
  @Background
  @Retry(maxRetries = 4, delay = 0, jitter = 0)
  @Timeout(200)
  public Task<Integer> hurry() throws InterruptedException {
    int attempt = TaskContext.current().attempt();
    if (attempt < 3) {
      new CountDownLatch(1).await();
    }
    return Task.of(attempt);
  }

  /** Always fails, and has something to fall back on. */
  @Background
  @Retry(maxRetries = 2, delay = 0, jitter = 0)
  @Fallback(fallbackMethod = "afterAll")
  public Task<String> giveUp() {
    throw new IllegalStateException("always");
  }

  /** What is fallen back on. */
  public Task<String> afterAll() {
    return Task.of("after all");
  }

  /** Always fails. */
  @Background
  @Retry(maxRetries = 4, delay = 0, jitter = 0)
  public Task<Void> fail() {
    throw new IllegalStateException("always");
  }

  /** Uses the request context. */
  @Background
  public Task<Integer> file() {
    return Task.of(desk.put());
  }

  /** Ends when it is interrupted, and not before. */
  @Background
  @CapturedOutput
  public void waitForever(CountDownLatch started) throws InterruptedException {
    started.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      System.out.println("Interrupted while waiting");
      throw e;
    }
  }

  /** The name of the thread that runs tasks. */
  @Background
  public Task<String> thread() {
    return Task.of(Thread.currentThread().getName());
  }
}
