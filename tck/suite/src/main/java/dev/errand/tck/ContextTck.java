package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Progress;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskRequest;
import dev.errand.tck.app.Prints;
import dev.errand.tck.app.Retries;
import dev.errand.tck.app.Visitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** RUN-10 and RUN-11: what surrounds a body. */
public class ContextTck extends TckTest {
  @Test
  @Requirement("RUN-10")
  void eachRun_hasARequestContextOfItsOwn_goneWhenItHasEnded() throws Exception {
    TaskRequest request = supervisor().task("visitor");
    Callable<List<Integer>> body =
        () -> {
          int number = bean(Visitor.class).number();
          assertFalse(Visitor.GONE.contains(number));
          return List.of(number, bean(Visitor.class).number());
        };
    List<Integer> first = request.submit(body).join(LONG);
    assertTrue(Visitor.GONE.contains(first.get(0)));
    List<Integer> second = request.submit(body).join(LONG);
    assertTrue(Visitor.GONE.contains(second.get(0)));
    assertEquals(first.get(0), first.get(1));
    assertNotEquals(first.get(0), second.get(0));
  }

  @Test
  @Requirement("RUN-10")
  void requestContext_endsAlsoAfterAFailure() {
    AtomicReference<Integer> number = new AtomicReference<>(0);
    Task<?> task =
        supervisor()
            .task("failing visitor")
            .submit(
                () -> {
                  number.set(bean(Visitor.class).number());
                  throw new IllegalStateException("on purpose");
                });
    assertEquals("on purpose", failure(task).getMessage());
    assertTrue(Visitor.GONE.contains(number.get()));
  }

  @Test
  @Requirement("RUN-10")
  void eachAttempt_hasARequestContextOfItsOwn() throws Exception {
    List<Integer> numbers = new ArrayList<>();
    bean(Retries.class)
        .task(
            () -> {
              assertTrue(Visitor.GONE.containsAll(numbers), "the one before is gone");
              numbers.add(bean(Visitor.class).number());
              if (numbers.size() < 3) {
                throw new IllegalStateException("again");
              }
              return "done";
            })
        .join(LONG);
    assertEquals(3, numbers.stream().distinct().count());
    assertTrue(Visitor.GONE.containsAll(numbers));
  }

  @Test
  @Requirement({"RUN-11", "OUT-9"})
  void wrappedWork_isTheTasksOnAnotherThread_andOnlyWhileItRuns() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Task<List<Object>> task =
          bean(Prints.class)
              .captured(
                  () -> {
                    TaskContext context = TaskContext.current();
                    Callable<Object> whoRuns =
                        () -> {
                          System.out.println("from the other thread");
                          return TaskContext.current().id();
                        };
                    Object inside = other.submit(context.wrap(whoRuns)).get();
                    Object after =
                        other
                            .submit(
                                () -> {
                                  System.out.println("from nobody");
                                  return assertThrows(
                                      IllegalStateException.class, TaskContext::current);
                                })
                            .get();
                    CompletableFuture<Object> ran = new CompletableFuture<>();
                    other.execute(context.wrap(() -> note(ran)));
                    return List.of(inside, after.getClass(), ran.get());
                  });
      assertEquals(List.of(task.id(), IllegalStateException.class, task.id()), task.join(LONG));
      assertEquals("from the other thread" + System.lineSeparator(), task.output().stdout());
    } finally {
      other.shutdown();
      assertTrue(other.awaitTermination(LONG.toSeconds(), TimeUnit.SECONDS));
    }
  }

  private static void note(CompletableFuture<Object> ran) {
    ran.complete(TaskContext.current().id());
  }

  @Test
  @Requirement("RUN-11")
  void wrappedWork_throwsWhatItThrows() throws Exception {
    IOException checked = new IOException("checked");
    IllegalStateException unchecked = new IllegalStateException("unchecked");
    Task<List<Throwable>> task =
        supervisor()
            .task("wrapping")
            .submit(
                () -> {
                  TaskContext context = TaskContext.current();
                  Callable<String> throwing =
                      () -> {
                        throw checked;
                      };
                  Runnable failing =
                      () -> {
                        throw unchecked;
                      };
                  return List.of(
                      assertThrows(IOException.class, context.wrap(throwing)::call),
                      assertThrows(IllegalStateException.class, context.wrap(failing)::run));
                });
    List<Throwable> thrown = task.join(LONG);
    assertSame(checked, thrown.get(0));
    assertSame(unchecked, thrown.get(1));
  }

  @Test
  @Requirement("RUN-11")
  void progress_isKept_andNonsenseRefused() throws Exception {
    Task<String> task =
        supervisor()
            .task("progress")
            .submit(
                () -> {
                  TaskContext context = bean(TaskContext.class);
                  context.progress(0.25, "a quarter");
                  for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
                    assertThrows(
                        IllegalArgumentException.class, () -> context.progress(wrong, "wrong"));
                  }
                  return "done";
                });
    assertEquals("done", task.join(LONG));
    assertEquals(new Progress(0.25, "a quarter"), task.info().progress());
  }

  @Test
  @Requirement("RUN-11")
  void progressAfterTheEnd_isIgnored() throws Exception {
    CompletableFuture<TaskContext> kept = new CompletableFuture<>();
    Task<String> task =
        supervisor()
            .task("late progress")
            .submit(
                () -> {
                  kept.complete(TaskContext.current());
                  return "done";
                });
    task.join(LONG);
    kept.join().progress(1, "too late");
    assertEquals(Progress.NONE, task.info().progress());
  }

  @Test
  @Requirement({"RUN-11", "CAN-2"})
  void cancelToken_turns_andCheckLeavesWithTheReason() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Throwable> left = new CompletableFuture<>();
    Task<?> task =
        supervisor()
            .task("token")
            .submit(
                () -> {
                  TaskContext context = TaskContext.current();
                  context.checkCancelled();
                  assertFalse(context.isCancelled());
                  started.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    assertTrue(context.isCancelled());
                  }
                  try {
                    context.checkCancelled();
                  } catch (CancellationException e) {
                    left.complete(e);
                    throw e;
                  }
                  return "not reached";
                });
    await(started);
    task.cancel("enough is enough");
    failure(task);
    assertMentions(left.join(), "enough is enough");
  }

  @Test
  @Requirement("RUN-11")
  void injectedContext_outsideATask_isAnError() {
    TaskContext injected = bean(TaskContext.class);
    assertThrows(IllegalStateException.class, injected::id);
    assertThrows(IllegalStateException.class, () -> injected.progress(1, ""));
  }
}
