package dev.errand.test;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskPriority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** What the tests have done in the background. */
@ApplicationScoped
public class Work {
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch held = new CountDownLatch(1);
  private final CompletableFuture<String> stage = new CompletableFuture<>();
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Inject Work self;

  void open() {
    gate.countDown();
  }

  /** Waits until {@link #hold} is inside. */
  void awaitHeld() {
    InContainer.await(held);
  }

  CompletableFuture<String> stage() {
    return stage;
  }

  List<String> done() {
    return done;
  }

  @Background
  public Task<String> greet(String name) {
    done.add(name);
    return Task.of("Hello " + name);
  }

  @Background
  public Task<Thread> where() {
    return Task.of(Thread.currentThread());
  }

  @Background
  public void fail() {
    throw new IllegalStateException("on purpose");
  }

  /** Stays until it is let go; whatever it is told. */
  @Background(priority = TaskPriority.HIGH)
  public void hold() {
    stay();
  }

  /** Stays until it is let go; whatever it is told. Not in the background. */
  void stay() {
    held.countDown();
    boolean interrupted = false;
    while (gate.getCount() > 0) {
      try {
        gate.await();
      } catch (InterruptedException e) {
        interrupted = true; // on purpose
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stays until it is let go or told to leave. */
  @Background
  public void holdPolitely() throws InterruptedException {
    held.countDown();
    gate.await();
  }

  @Background(delay = 3, delayUnit = ChronoUnit.SECONDS)
  public Task<Thread> inThree() {
    done.add("three");
    return Task.of(Thread.currentThread());
  }

  @Background(delay = 1, delayUnit = ChronoUnit.SECONDS)
  public void inOne() {
    done.add("one");
  }

  @Background(delay = 2, delayUnit = ChronoUnit.SECONDS)
  public void inTwo() {
    done.add("two");
    self.inHalf();
  }

  @Background(delay = 500)
  public void inHalf() {
    done.add("half after two");
  }

  /** Calls another one, which is done before it goes on where tasks run inline. */
  @Background
  @CapturedOutput
  public Task<String> outer() {
    System.out.println("outer begins");
    Task<String> inner = self.inner();
    System.out.println("inner is " + inner.status());
    String left = TaskContext.current().name();
    return Task.of(left + " after " + inner.output().stdout().strip());
  }

  @Background
  @CapturedOutput
  public Task<String> inner() {
    System.out.println("inner in " + TaskContext.current().name());
    return Task.of("inner");
  }

  @Background(limit = 1)
  public Task<String> onlyOne(int deep) {
    if (deep > 0) {
      Task<String> next = self.onlyOne(deep - 1);
      return Task.of(String.valueOf(next.status()));
    }
    return Task.of(Thread.currentThread().getName());
  }

  /** Calls itself, deeper than there are slots. */
  @Background
  public Task<Integer> nested(int deep) {
    return Task.of(deep == 0 ? 0 : 1 + self.nested(deep - 1).join());
  }

  @Background
  public CompletionStage<String> unfinished() {
    return stage;
  }

  @Background
  public Future<String> plainFuture() {
    FutureTask<String> future = new FutureTask<>(() -> "in time");
    future.run();
    return future;
  }
}
