package dev.errand.tck.deployment;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import dev.errand.OutputLine;
import dev.errand.Task;
import dev.errand.TaskRejectedException;
import dev.errand.TaskSupervisor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Tasks of every state, and everybody who can wait for one, at a shutdown. Source: LIF-1. */
public final class Lives {
  /** The beans. */
  public static final List<Class<?>> BEANS = List.of(Bodies.class, Late.class);

  /** Two slots and no patience. */
  public static final Map<String, String> CONFIGURATION =
      Map.of(
          "errand.pool.size", "1",
          "errand.pool.reserve.normal", "1",
          "errand.shutdown.grace", "100ms",
          "errand.shutdown.stop", "100ms");

  private static final Duration LONG = Duration.ofSeconds(40);

  private static final String STILL = "waits still";

  private final CountDownLatch started = new CountDownLatch(2);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final Map<String, CompletableFuture<String>> waiters = new TreeMap<>();
  private final List<Task<?>> tasks = new ArrayList<>();

  /** Runs for as long as it is let. */
  public static class Bodies {
    @Background(name = "polite")
    @CapturedOutput
    public Task<String> polite(CountDownLatch started, CountDownLatch gate)
        throws InterruptedException {
      System.out.println("last words");
      started.countDown();
      gate.await();
      return Task.of("left");
    }

    @Background(name = "stubborn")
    @CapturedOutput
    public Task<String> stubborn(CountDownLatch started, CountDownLatch gate) {
      System.out.println("last words");
      started.countDown();
      while (true) {
        try {
          gate.await();
          return Task.of("left at last");
        } catch (InterruptedException e) {
          // On purpose: this is what a shutdown has to live with.
        }
      }
    }
  }

  /** Wants to run tasks when it is too late. */
  @ApplicationScoped
  public static class Late {
    /** What it was told. */
    public static final Queue<String> REFUSALS = new ConcurrentLinkedQueue<>();

    /** Looked up late: the suite's own application finds this bean too, without the other. */
    @Inject Instance<Bodies> bodies;

    @Inject TaskSupervisor supervisor;

    /** Makes sure that there is an instance. */
    public void wake() {
      REFUSALS.clear();
    }

    @PreDestroy
    void end() {
      refusal(() -> bodies.get().polite(new CountDownLatch(1), new CountDownLatch(0)));
      refusal(() -> supervisor.task("too late").submit(() -> "never"));
      refusal(() -> supervisor.task("too late inline").runNow(() -> "never"));
      refusal(() -> supervisor.task("too late deferred").defer(() -> "never"));
    }

    private static void refusal(Callable<Task<?>> start) {
      try {
        REFUSALS.add("not refused: " + start.call());
      } catch (TaskRejectedException e) {
        REFUSALS.add(String.valueOf(e.getMessage()));
      } catch (Exception e) {
        REFUSALS.add("wrongly refused: " + e);
      }
    }
  }

  private Lives() {}

  /**
   * Fills an application with tasks and waiters.
   *
   * @param beans the container
   * @return what to look at after its end
   */
  public static Lives begin(Instance<Object> beans) throws InterruptedException {
    Lives lives = new Lives();
    beans.select(Late.class).get().wake();
    Bodies bodies = beans.select(Bodies.class).get();
    TaskSupervisor supervisor = beans.select(TaskSupervisor.class).get();
    Task<String> polite = bodies.polite(lives.started, lives.gate);
    Task<String> stubborn = bodies.stubborn(lives.started, lives.gate);
    lives.started.await();
    Task<String> queued = bodies.polite(lives.started, lives.gate);
    Task<String> delayed = supervisor.task("delayed").delay(LONG).submit(() -> "never");
    Task<String> deferred = supervisor.task("deferred").defer(() -> "never");
    lives.tasks.addAll(List.of(polite, stubborn, queued, delayed, deferred));
    for (Task<?> task : lives.tasks) {
      lives.waiter("join " + task.id(), task::join);
    }
    lives.waiter("join with a timeout", () -> stubborn.join(LONG));
    lives.waiter("get", stubborn::get);
    lives.waiter("get with a timeout", () -> stubborn.get(LONG.toSeconds(), TimeUnit.SECONDS));
    lives.waiter("awaitAll", () -> supervisor.awaitAll(List.of(polite, stubborn), LONG));
    lives.waiter("awaitAny", () -> supervisor.awaitAny(List.of(stubborn, queued), LONG));
    lives.waiter(
        "awaitAllSucceed", () -> supervisor.awaitAllSucceed(List.of(queued, delayed), LONG));
    lives.follow("follower of polite", polite);
    lives.follow("follower of stubborn", stubborn);
    return lives;
  }

  private void waiter(String name, Callable<?> waiting) {
    CountDownLatch begins = new CountDownLatch(1);
    CompletableFuture<String> released = new CompletableFuture<>();
    waiters.put(name, released);
    Thread thread =
        new Thread(
            () -> {
              begins.countDown();
              try {
                released.complete(name + ": " + waiting.call());
              } catch (Exception e) {
                released.complete(name + ": " + e);
              }
            },
            "waiter: " + name);
    thread.setDaemon(true);
    thread.start();
    try {
      begins.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void follow(String name, Task<?> task) {
    CompletableFuture<String> released = new CompletableFuture<>();
    waiters.put(name, released);
    task.output()
        .follow()
        .subscribe(
            new Flow.Subscriber<OutputLine>() {
              private String lines = "";

              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
              }

              @Override
              public void onNext(OutputLine line) {
                lines += line.text();
              }

              @Override
              public void onError(Throwable thrown) {
                released.complete(name + ": " + thrown);
              }

              @Override
              public void onComplete() {
                released.complete(name + ": " + lines);
              }
            });
  }

  /** To be called when the application has stopped. */
  public void check() {
    try {
      waiters.forEach(
          (name, waiter) ->
              assertFalse(
                  waiter.completeOnTimeout(STILL, 10, TimeUnit.SECONDS).join().contains(STILL),
                  name));
      for (String task : List.of("polite", "stubborn")) {
        String name = "follower of " + task;
        assertEquals(name + ": last words", requireNonNull(waiters.get(name)).join());
      }
      assertTrue(tasks.stream().allMatch(Task::isDone), tasks.toString());
      assertEquals(
          Stream.of("polite", "too late", "too late inline", "too late deferred")
              .map(
                  name ->
                      "Task '"
                          + name
                          + "' was refused: the supervisor has shut down. It was not started.")
              .toList(),
          List.copyOf(Late.REFUSALS));
    } finally {
      gate.countDown();
    }
  }

  /**
   * Looks at what the operator reads.
   *
   * @param cancelled the messages of number 4
   * @param reported the messages of number 5
   */
  public static void checkLog(List<String> cancelled, List<String> reported) {
    assertEquals(1, cancelled.size());
    assertTrue(cancelled.get(0).contains("PT0.1S"), cancelled.get(0));
    assertEquals(1, reported.size());
    assertTrue(reported.get(0).startsWith("ERRAND-0005: Task 'stubborn' ("), reported.get(0));
    assertTrue(reported.get(0).contains("Lives$Bodies.stubborn("), reported.get(0));
  }

  /** Fails if a thread of ours lives on. */
  public static void checkThreads() throws InterruptedException {
    for (Map.Entry<Thread, StackTraceElement[]> left : Thread.getAllStackTraces().entrySet()) {
      Thread thread = left.getKey();
      if (thread.getName().startsWith("errand")) {
        thread.join(10_000);
        assertFalse(thread.isAlive(), thread + " " + List.of(left.getValue()));
      }
    }
  }
}
