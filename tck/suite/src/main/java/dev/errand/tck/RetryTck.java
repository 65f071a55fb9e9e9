package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import dev.errand.event.TaskAttemptFailed;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskFailed;
import dev.errand.tck.app.Retries;
import dev.errand.tck.app.Watcher;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** RTY: trying again. */
public class RetryTck extends TckTest {
  private final Retries retries = bean(Retries.class);

  /** Fails so often, then gives a result; remembers where it ran. */
  private static final class Flaky implements Callable<String> {
    final AtomicInteger runs = new AtomicInteger();
    final List<Integer> attempts = new CopyOnWriteArrayList<>();
    final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final int failures;
    private final Exception failure;

    Flaky(int failures, Exception failure) {
      this.failures = failures;
      this.failure = failure;
    }

    Flaky(int failures) {
      this(failures, new IllegalStateException("flaky"));
    }

    @Override
    public String call() throws Exception {
      threads.add(Thread.currentThread());
      attempts.add(TaskContext.current().attempt());
      if (runs.incrementAndGet() <= failures) {
        throw failure;
      }
      return "at last";
    }

    CompletableFuture<String> asStage() {
      try {
        return CompletableFuture.completedFuture(call());
      } catch (Exception e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    /** Fails later, on another thread, as stages do. */
    CompletableFuture<String> asLateStage() {
      CompletableFuture<String> now = asStage();
      return CompletableFuture.supplyAsync(() -> 0).thenCompose(nothing -> now);
    }

    void assertTried(int times) {
      assertEquals(times, runs.get());
      for (int i = 0; i < times; i++) {
        assertEquals(i + 1, attempts.get(i));
        Assertions.assertNotSame(Thread.currentThread(), threads.get(i), "never in the caller");
      }
    }
  }

  @Test
  @Requirement("RTY-1")
  void everyReturnType_isRetriedUntilItSucceeds() throws Exception {
    List<Flaky> all = new ArrayList<>();
    List<Object> returned = new ArrayList<>();
    for (int way = 0; way < 8; way++) {
      Flaky flaky = new Flaky(3);
      all.add(flaky);
      returned.add(call(way, flaky));
    }
    for (int way = 0; way < 8; way++) {
      Task<?> task = assertInstanceOf(Task.class, returned.get(way), "way " + way);
      assertEquals("at last", task.join(LONG), "way " + way);
      all.get(way).assertTried(4);
      assertEquals(4, task.info().attempts());
    }
  }

  @Test
  @Requirement("RTY-1")
  void everyReturnType_failsWithTheLastFailure_whenTheAttemptsAreUsedUp() throws Exception {
    for (int way = 0; way < 8; way++) {
      IOException failure = new IOException("for ever");
      Flaky flaky = new Flaky(Integer.MAX_VALUE, failure);
      Task<?> task = (Task<?>) call(way, flaky);
      assertSame(failure, failure(task), "way " + way);
      flaky.assertTried(4);
      assertEquals(TaskStatus.FAILED, task.status());
      assertEquals(4, task.info().attempts());
    }
  }

  private Object call(int way, Flaky flaky) throws Exception {
    Callable<CompletionStage<String>> stage = flaky::asStage;
    Callable<CompletionStage<String>> lateStage = flaky::asLateStage;
    Callable<CompletionStage<String>> throwing =
        () -> CompletableFuture.completedStage(flaky.call());
    Callable<Future<String>> plain = flaky::asStage;
    return switch (way) {
      case 0 -> retries.task(flaky);
      case 1 -> retries.stage(stage);
      case 2 -> retries.stage(lateStage);
      case 3 -> retries.stage(throwing);
      case 4 -> retries.future(flaky::asStage);
      case 5 -> retries.future(flaky::asLateStage);
      case 6 -> retries.plainFuture(plain);
      default -> retries.plainFuture(flaky::asLateStage);
    };
  }

  @Test
  @Requirement("RTY-1")
  void voidMethod_isRetried() throws Exception {
    CountDownLatch succeeded = new CountDownLatch(1);
    Flaky flaky = new Flaky(3);
    retries.nothing(
        () -> {
          String result = flaky.call();
          succeeded.countDown();
          return result;
        });
    await(succeeded);
    flaky.assertTried(4);
  }

  @Test
  @Requirement("RTY-1")
  void retryOnAndAbortOn_count() throws Exception {
    Flaky notListed = new Flaky(1, new IOException("not listed"));
    assertInstanceOf(IOException.class, failure(retries.picky(notListed)));
    notListed.assertTried(1);
    Flaky aborted = new Flaky(1, new IllegalArgumentException("aborts"));
    assertInstanceOf(IllegalArgumentException.class, failure(retries.picky(aborted)));
    aborted.assertTried(1);
    Flaky listed = new Flaky(2, new IllegalStateException("listed"));
    assertEquals("at last", retries.picky(listed).join(LONG));
    listed.assertTried(3);
  }

  @Test
  @Requirement("RTY-1")
  void delay_isWaitedBetweenAttempts() throws Exception {
    List<Long> times = new CopyOnWriteArrayList<>();
    Task<String> task =
        retries.patient(
            () -> {
              times.add(System.nanoTime());
              if (times.size() == 1) {
                throw new IllegalStateException("again");
              }
              return "done";
            });
    task.join(LONG);
    Duration between = Duration.ofNanos(times.get(1) - times.get(0));
    assertTrue(between.compareTo(Duration.ofMillis(140)) >= 0, between.toString());
  }

  @Test
  @Requirement("RTY-1")
  void maxDuration_endsTheRetrying() throws Exception {
    Instant began = Instant.now();
    Flaky flaky = new Flaky(Integer.MAX_VALUE);
    Task<String> task = retries.shortOfTime(flaky);
    failure(task);
    assertEquals(TaskStatus.FAILED, task.status());
    assertTrue(flaky.runs.get() >= 1);
    Duration took = Duration.between(began, task.info().endedAt().orElseThrow());
    assertTrue(took.compareTo(Duration.ofMillis(150)) >= 0, took.toString());
  }

  @Test
  @Requirement("RTY-2")
  void eachFailedAttempt_raisesItsEvent_withNumberFailureAndOutput() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Task<String> task =
        retries.watched(
            () -> {
              int run = runs.incrementAndGet();
              System.out.print("run " + run);
              throw new IllegalStateException("failure " + run);
            });
    failure(task);
    List<TaskEvent> events = bean(Watcher.class).heard(task.id());
    List<TaskAttemptFailed> failed = new ArrayList<>();
    for (TaskEvent event : events) {
      if (event instanceof TaskAttemptFailed one) {
        failed.add(one);
      }
    }
    assertEquals(3, failed.size());
    for (int i = 1; i <= 3; i++) {
      TaskAttemptFailed one = failed.get(i - 1);
      assertEquals(i, one.attempt());
      assertEquals("failure " + i, one.failure().getMessage());
      assertEquals("run " + i, one.output().stdout());
      assertTrue(one.output().exception().orElseThrow().contains("failure " + i));
      assertEquals(task.id(), one.task().id());
      assertEquals(TaskStatus.RUNNING, one.task().status());
    }
    TaskFailed last = assertInstanceOf(TaskFailed.class, events.get(events.size() - 1));
    assertEquals("failure 3", last.failure().getMessage());
    assertEquals(3, last.task().attempts());
  }

  @Test
  @Requirement("RTY-4")
  void request_countsAttemptsAsRuns() throws Exception {
    Flaky enough = new Flaky(4);
    Task<String> task = fiveTimes("five times").submit(enough);
    assertEquals("at last", task.join(LONG));
    enough.assertTried(5);
    assertEquals(5, task.info().attempts());
    IllegalStateException failure = new IllegalStateException("one too many");
    Flaky tooMany = new Flaky(5, failure);
    assertSame(failure, failure(fiveTimes("one too many").submit(tooMany)));
    tooMany.assertTried(5);
  }

  @SuppressWarnings("unchecked")
  private static TaskRequest fiveTimes(String name) {
    return supervisor().task(name).retry(5, IllegalStateException.class);
  }

  @Test
  @Requirement("RTY-4")
  void request_retriesOnlyWhatIsListed_andEveryExceptionUnlessListed() throws Exception {
    Flaky other = new Flaky(1, new IOException("not listed"));
    assertInstanceOf(IOException.class, failure(fiveTimes("picky").submit(other)));
    other.assertTried(1);
    Flaky any = new Flaky(1, new IOException("any"));
    assertEquals("at last", once().submit(any).join(LONG));
    any.assertTried(2);
  }

  @SuppressWarnings("unchecked")
  private static TaskRequest once() {
    return supervisor().task("any").retry(2);
  }

  @Test
  @Requirement({"RTY-4", "RUN-7"})
  void requestHereAndNow_isRetriedHere() {
    AtomicInteger runs = new AtomicInteger();
    Task<String> task =
        once()
            .runNow(
                () -> {
                  if (runs.incrementAndGet() == 1) {
                    throw new IOException("again");
                  }
                  return "here";
                });
    assertEquals("here", task.join());
    assertEquals(2, task.info().attempts());
  }

  @Test
  @Requirement("RTY-5")
  void cancelWhileWaitingForTheNextAttempt_endsTheTaskAtOnce() throws Exception {
    Watcher watcher = bean(Watcher.class);
    CountDownLatch failedOnce = new CountDownLatch(1);
    watcher.atFailedAttempt(event -> failedOnce.countDown());
    try {
      Flaky flaky = new Flaky(Integer.MAX_VALUE);
      Task<String> task = retries.veryPatient(flaky);
      await(failedOnce);
      task.cancel("not worth an hour");
      Throwable seen = failure(task);
      assertInstanceOf(CancellationException.class, seen);
      assertMentions(seen, "not worth an hour");
      assertEquals(TaskStatus.CANCELLED, task.status());
      flaky.assertTried(1);
    } finally {
      watcher.atFailedAttempt(null);
    }
  }

  @Test
  @Requirement({"RTY-5", "CAN-2"})
  void cancelDuringAnAttempt_isNotRetried() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    Task<String> task =
        retries.task(
            () -> {
              runs.incrementAndGet();
              started.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                throw new IllegalStateException("wrapped", e);
              }
              return "not reached";
            });
    await(started);
    task.cancel("enough");
    assertInstanceOf(CancellationException.class, failure(task));
    assertEquals(1, runs.get());
    assertEquals(TaskStatus.CANCELLED, task.status());
  }

  @Test
  @Requirement("RTY-1")
  void plainFutureGet_givesTheResultOfTheLastAttempt() throws Exception {
    assertEquals("at last", get(retries.plainFuture(new Flaky(1)::asStage)));
    IOException failure = new IOException("for ever");
    Future<String> failing = retries.plainFuture(new Flaky(9, failure)::asStage);
    assertSame(
        failure, Assertions.assertThrows(ExecutionException.class, () -> get(failing)).getCause());
  }

  private static String get(Future<String> future) throws Exception {
    return future.get(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  @Requirement({"RTY-4", "RTY-5"})
  void cancelledRequest_isNotRetried_whateverItRetries() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Task<?> task =
        supervisor()
            .task("retries everything")
            .retry(Integer.MAX_VALUE, Throwable.class)
            .submit(
                () -> {
                  started.countDown();
                  return new CountDownLatch(1).await(LONG.toSeconds(), TimeUnit.SECONDS);
                });
    await(started);
    task.cancel("enough");
    awaitEnd(task);
    assertEquals(TaskStatus.CANCELLED, task.status());
    assertEquals(1, task.info().attempts());
  }
}
