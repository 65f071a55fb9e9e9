package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskQuery;
import dev.errand.event.TaskAttemptFailed;
import dev.errand.event.TaskEvent;
import dev.errand.tck.app.Watcher;
import dev.errand.tck.app.Ways;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What the tests of fault tolerance share. */
abstract class ToleranceTest extends TckTest {
  /** How the methods return, and what the body of the last one does. */
  enum Way {
    NOTHING,
    TASK,
    STAGE,
    LATE_STAGE
  }

  /** A body that counts its runs and prints their numbers. */
  static final class Body {
    final AtomicInteger runs = new AtomicInteger();
    final AtomicInteger interrupts = new AtomicInteger();
    private final Callable<String> work;

    Body(Callable<String> work) {
      this.work = work;
    }

    /** One that fails so often. */
    static Body failing(int times) {
      AtomicInteger failures = new AtomicInteger();
      return new Body(
          () -> {
            if (failures.incrementAndGet() <= times) {
              throw new IllegalStateException("failure " + failures);
            }
            return "at last";
          });
    }

    /** One that waits. */
    static Body held(CountDownLatch running, CountDownLatch gate) {
      return new Body(
          () -> {
            running.countDown();
            gate.await();
            return "let go";
          });
    }

    String run() throws Exception {
      System.out.print("run " + runs.incrementAndGet());
      assertEquals(runs.get(), TaskContext.current().attempt());
      try {
        return work.call();
      } catch (InterruptedException e) {
        interrupts.incrementAndGet();
        throw e;
      }
    }

    /** The outcome of the body comes later, and from another thread. */
    private CompletableFuture<String> later() {
      CompletableFuture<String> later = new CompletableFuture<>();
      Thread thread = new Thread(TaskContext.current().wrap(() -> complete(later)));
      thread.start();
      return later;
    }

    private void complete(CompletableFuture<String> later) {
      try {
        later.complete(run());
      } catch (Exception e) {
        later.completeExceptionally(e);
      }
    }
  }

  /** Calls the method; nothing of what happens to the body is thrown here. */
  static Task<?> call(Ways bean, Way way, Body body) throws Exception {
    switch (way) {
      case NOTHING -> {
        bean.nothing(body::run);
        return supervisor()
            .find(supervisor().tasks(TaskQuery.all().name(Ways.NAME).latestFirst()).get(0).id())
            .orElseThrow();
      }
      case TASK -> {
        return bean.task(body::run);
      }
      case STAGE -> {
        return assertInstanceOf(
            Task.class, bean.stage(() -> CompletableFuture.completedStage(body.run())));
      }
      default -> {
        return assertInstanceOf(Task.class, bean.stage(body::later));
      }
    }
  }

  /** Looks at the result of a task that is to complete. */
  static void assertResult(String expected, Task<?> task, Way way, String what) throws Exception {
    assertEquals(way == Way.NOTHING ? null : expected, task.join(LONG), what);
  }

  static List<TaskAttemptFailed> failedAttempts(Task<?> task) {
    return heard(task).stream()
        .filter(TaskAttemptFailed.class::isInstance)
        .map(TaskAttemptFailed.class::cast)
        .toList();
  }

  static List<TaskEvent> heard(Task<?> task) {
    return bean(Watcher.class).heard(task.id());
  }

  /** Looks at what was kept of attempts that have failed, all of them. */
  static void assertAttemptsFailed(int number, Task<?> task, String what) {
    List<TaskAttemptFailed> failed = failedAttempts(task);
    assertEquals(number, failed.size(), what);
    for (int i = 1; i <= number; i++) {
      assertEquals(i, failed.get(i - 1).attempt(), what);
      assertEquals("run " + i, failed.get(i - 1).output().stdout(), what);
      assertEquals("run " + i, task.output().attempt(i).stdout(), what);
    }
  }
}
