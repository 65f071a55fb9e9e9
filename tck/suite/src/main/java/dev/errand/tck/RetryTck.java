package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** RTY-1, RTY-2: trying again. */
public class RetryTck extends TckTest {
  private final Retries retries = bean(Retries.class);

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
  @Requirement("RTY-1")
  void plainFutureGet_givesTheResultOfTheLastAttempt() throws Exception {
    assertEquals("at last", get(retries.plainFuture(new Flaky(1)::asStage)));
    IOException failure = new IOException("for ever");
    Future<String> failing = retries.plainFuture(new Flaky(9, failure)::asStage);
    assertSame(failure, assertThrows(ExecutionException.class, () -> get(failing)).getCause());
  }

  private static String get(Future<String> future) throws Exception {
    return future.get(LONG.toSeconds(), TimeUnit.SECONDS);
  }
}
