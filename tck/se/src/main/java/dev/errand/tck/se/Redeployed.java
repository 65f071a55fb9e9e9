package dev.errand.tck.se;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskStatus;
import dev.errand.TaskSupervisor;
import dev.errand.shell.ShellCommand;
import jakarta.enterprise.inject.se.SeContainer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * The life of an application, which {@link RedeploymentTck} has in class loaders of its own: it
 * tells only what the JDK's classes can.
 */
public final class Redeployed implements Callable<String> {
  private static final Duration LONG = Duration.ofSeconds(20);

  /** Uses what takes threads, streams, handlers, timers and files. */
  public static class Busy {
    @Background
    @CapturedOutput(echo = false)
    @Retry(delay = 1, jitter = 0)
    public Task<String> work(String text) {
      System.out.print(text);
      System.err.print(text);
      Logger.getLogger("busy").fine(text);
      if (TaskContext.current().attempt() == 1) {
        throw new IllegalStateException("The first attempt fails.");
      }
      return Task.of(text);
    }

    @Background
    @CapturedOutput(echo = false)
    public Task<String> endless(CountDownLatch started) throws InterruptedException {
      System.out.print("much ".repeat(10_000)); // more than is kept in memory
      started.countDown();
      new CountDownLatch(1).await();
      return Task.of("never");
    }
  }

  @Override
  public String call() throws Exception {
    CountDownLatch started = new CountDownLatch(2);
    List<Task<?>> left;
    try (SeContainer container = Containers.start(Busy.class)) {
      Busy busy = container.select(Busy.class).get();
      Task<String> done = busy.work("text");
      done.join(LONG);
      check("texttext", done.output().stdout());
      check("2", done.info().attempts());
      ShellCommand shell = container.select(ShellCommand.class).get();
      check("hello\n", shell.shell("echo hello").run().stdout());
      TaskSupervisor supervisor = container.select(TaskSupervisor.class).get();
      left =
          List.of(
              busy.endless(started),
              busy.endless(started),
              shell.shell("sleep 600").runAsync(),
              supervisor.task("delayed").delay(LONG).submit(() -> "never"),
              supervisor.task("unfinished").submit(CompletableFuture<String>::new),
              supervisor.task("deferred").defer(() -> "never"));
      started.await();
    }
    for (Task<?> task : left) {
      check(TaskStatus.CANCELLED, task.status());
    }
    return "all is well";
  }

  private static void check(Object expected, Object actual) {
    if (!String.valueOf(expected).equals(String.valueOf(actual))) {
      throw new AssertionError("Expected: " + expected + ", found: " + actual);
    }
  }
}
