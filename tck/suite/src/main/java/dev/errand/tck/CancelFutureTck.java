package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskStatus;
import dev.errand.tck.app.Runs;
import dev.errand.tck.app.Watcher;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** CAN-5: cancelling by what a task is as a future. */
public class CancelFutureTck extends TckTest {
  @Test
  @Requirement("CAN-5")
  void futureCancel_releasesWaitersAtOnce_andReachesTheBody() throws Exception {
    Stubborn body = new Stubborn();
    Task<String> task = supervisor().task("watched").submit(body);
    await(body.started);
    assertTrue(task.cancel(true));
    assertTrue(task.isCancelled());
    assertThrows(CancellationException.class, () -> task.get(0, TimeUnit.SECONDS));
    await(body.told);
    assertEquals(TaskStatus.CANCELLING, task.status());
    body.gate.countDown();
    awaitStatus(task);
    assertEquals(TaskStatus.CANCELLED, task.status());
  }

  @Test
  @Requirement("CAN-5")
  void cancelledTask_tellsEachWhoWaitsWhereItWaited() {
    Task<String> task = supervisor().task("cold").defer(() -> "never");
    task.cancel("enough");
    List<Executable> waits =
        List.of(
            task::join,
            task::get,
            () -> task.get(1, TimeUnit.SECONDS),
            () -> task.toCompletableFuture().getNow("nothing"),
            () -> task.join(LONG));
    for (Executable wait : waits) {
      CancellationException thrown = assertThrows(CancellationException.class, wait);
      assertEquals(task + " was cancelled: enough", thrown.getMessage());
      assertTrue(
          Stream.of(thrown.getStackTrace())
              .anyMatch(frame -> frame.getClassName().startsWith(CancelFutureTck.class.getName())),
          () -> "" + List.of(thrown.getStackTrace()));
    }
  }

  @Test
  @Requirement("CAN-5")
  void completableFutureCancel_ofABackgroundCall_reachesTheBody() {
    CompletableFuture<String> inner = new CompletableFuture<>();
    CompletableFuture<String> received = bean(Runs.class).future(inner);
    assertTrue(received.cancel(true));
    assertTrue(received.isCancelled());
    awaitStatus((Task<?>) received);
    assertEquals(TaskStatus.CANCELLED, ((Task<?>) received).status());
  }

  @Test
  @Requirement("CAN-5")
  void timeoutOnTheFuture_reachesTheBody() throws Exception {
    outsideEnds(
        future -> {
          CompletableFuture<String> same = future.orTimeout(1, TimeUnit.MILLISECONDS);
          assertInstanceOf(
              TimeoutException.class,
              assertThrows(ExecutionException.class, () -> same.get(10, TimeUnit.SECONDS))
                  .getCause());
        });
  }

  @Test
  @Requirement("CAN-5")
  void completingFromOutside_reachesTheBody() throws Exception {
    outsideEnds(
        future -> {
          assertTrue(future.complete("from outside"));
          assertEquals("from outside", future.join());
        });
    outsideEnds(
        future -> {
          IllegalStateException failure = new IllegalStateException("from outside");
          assertTrue(future.completeExceptionally(failure));
          assertEquals(failure, assertThrows(CompletionException.class, future::join).getCause());
        });
    outsideEnds(
        future ->
            assertEquals(
                "instead", future.completeOnTimeout("instead", 1, TimeUnit.MILLISECONDS).join()));
  }

  private static void outsideEnds(Consumer<CompletableFuture<String>> ending) throws Exception {
    Stubborn body = new Stubborn();
    Task<String> task = supervisor().task("watched").submit(body);
    await(body.started);
    ending.accept(task.toCompletableFuture());
    await(body.told);
    assertEquals(TaskStatus.CANCELLING, task.status());
    body.gate.countDown();
    awaitStatus(task);
    assertEquals(TaskStatus.CANCELLED, task.status());
  }

  /** Waits for the end of the run, where the future has been done before. */
  private static void awaitStatus(Task<?> task) {
    await(bean(Watcher.class).ended(task.id()));
  }
}
