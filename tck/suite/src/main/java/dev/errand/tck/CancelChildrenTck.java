package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CancelOutcome;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** CAN-5: cancelling children with their parent. */
public class CancelChildrenTck extends TckTest {
  @Test
  @Requirement("CAN-5")
  void childrenThatAskedForIt_areCancelledWithTheirParent() throws Exception {
    CompletableFuture<List<Task<String>>> children = new CompletableFuture<>();
    CountDownLatch started = new CountDownLatch(2);
    CountDownLatch gate = new CountDownLatch(1);
    Callable<String> body =
        () -> {
          started.countDown();
          gate.await();
          return "not cancelled";
        };
    Task<?> parent =
        supervisor()
            .task("parent")
            .submit(
                () -> {
                  TaskRequest child = supervisor().task("child");
                  children.complete(
                      List.of(
                          child.cancelWithParent().submit(body),
                          child.submit(body),
                          child.cancelWithParent().delay(Duration.ofHours(1)).submit(body),
                          child.cancelWithParent().defer(body)));
                  return new CountDownLatch(1).await(1, TimeUnit.HOURS);
                });
    List<Task<String>> all = children.get(LONG.toSeconds(), TimeUnit.SECONDS);
    await(started);
    parent.cancel("the whole family");
    for (int i : new int[] {0, 2, 3}) {
      assertMentions(failure(all.get(i)), "the whole family");
      assertEquals(TaskStatus.CANCELLED, all.get(i).status());
    }
    gate.countDown();
    assertEquals("not cancelled", all.get(1).join(LONG));
    assertInstanceOf(CancellationException.class, failure(parent));
  }

  @Test
  @Requirement("CAN-5")
  void childOfAParentThatIsBeingCancelled_isCancelledToo() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Task<String>> child = new CompletableFuture<>();
    Task<?> parent =
        supervisor()
            .task("late parent")
            .submit(
                () -> {
                  started.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    assertTrue(TaskContext.current().isCancelled());
                  }
                  child.complete(
                      supervisor()
                          .task("late child")
                          .cancelWithParent()
                          .delay(Duration.ofHours(1))
                          .submit(() -> "not reached"));
                });
    await(started);
    parent.cancel("late");
    Task<String> late = child.get(LONG.toSeconds(), TimeUnit.SECONDS);
    assertInstanceOf(CancellationException.class, failure(late));
  }

  @Test
  @Requirement("CAN-5")
  void endOfAParent_doesNotCancelItsChildren() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CompletableFuture<Task<String>> child = new CompletableFuture<>();
    Task<Boolean> parent =
        supervisor()
            .task("short parent")
            .submit(
                () ->
                    child.complete(
                        supervisor()
                            .task("long child")
                            .cancelWithParent()
                            .submit(
                                () -> {
                                  gate.await();
                                  return "outlived";
                                })));
    assertTrue(parent.join(LONG));
    assertEquals(CancelOutcome.ALREADY_ENDED, parent.cancel("too late for the child, too"));
    gate.countDown();
    assertEquals("outlived", child.join().join(LONG));
  }
}
