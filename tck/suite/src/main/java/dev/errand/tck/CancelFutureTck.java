package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskStatus;
import dev.errand.tck.app.Runs;
import dev.errand.tck.app.Watcher;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
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
      assertSame(CancellationException.class, thrown.getClass());
      assertTrue(
          Stream.of(thrown.getStackTrace()).anyMatch(CancelFutureTck::isOfAssertThrows),
          () -> "" + List.of(thrown.getStackTrace()));
    }
  }

  private static boolean isOfAssertThrows(StackTraceElement frame) { // it was called in there
    return frame.getMethodName().equals("assertThrows");
  }

  @Test
  @Requirement("CAN-5")
  void cancellationOfSomebodyElse_isThrownAsItIs() {
    CompletableFuture<String> received = bean(Runs.class).future(new CompletableFuture<>());
    received.completeExceptionally(new CancellationException("mine"));
    List<Executable> waits =
        List.of(
            received::join,
            received::get,
            () -> received.get(1, TimeUnit.SECONDS),
            () -> received.getNow("nothing"));
    for (Executable wait : waits) {
      assertEquals("mine", assertThrows(CancellationException.class, wait).getMessage());
    }
  }

  @Test
  @Requirement("CAN-5")
  void stagesOfACancelledTask_areToldOfACancellationLikeAnyOther() throws Exception {
    Task<String> task = supervisor().task("cold").defer(() -> "never");
    CompletableFuture<String> after =
        task.thenApply(result -> "after " + result).toCompletableFuture();
    task.cancel("enough");
    CompletionException thrown = assertThrows(CompletionException.class, after::join);
    String message = CancellationException.class.getName() + ": " + task + " was cancelled: enough";
    assertEquals(message, thrown.getMessage());
    Classes written = new Classes();
    written.writeObject(thrown);
    assertEquals(List.of(), written.names.stream().filter(n -> !n.startsWith("java.")).toList());
  }

  /** Notes the classes that who reads what is written needs. */
  private static final class Classes extends ObjectOutputStream {
    private final List<String> names = new ArrayList<>();

    private Classes() throws IOException {
      super(OutputStream.nullOutputStream());
    }

    @Override
    protected void annotateClass(Class<?> type) {
      names.add(type.isArray() ? type.getComponentType().getName() : type.getName());
    }
  }

  @Test
  @Requirement("CAN-5")
  void taskWhoseStageIsACancelledTask_failsWithACancellationLikeAnyOther() {
    Task<String> cold = supervisor().task("cold").defer(() -> "never");
    Task<?> outer = (Task<?>) bean(Runs.class).future(cold.toCompletableFuture());
    cold.cancel("enough");
    CompletionException thrown =
        assertThrows(CompletionException.class, () -> outer.toCompletableFuture().join());
    assertSame(CancellationException.class, thrown.getCause().getClass());
    assertTrue(thrown.getCause().getStackTrace().length > 0);
    assertEquals(
        CancellationException.class.getName() + ": " + cold + " was cancelled: enough",
        outer.info().failure().orElseThrow());
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
