package dev.errand.guide;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CancelOutcome;
import dev.errand.Task;
import dev.errand.TaskQuery;
import dev.errand.TaskStatus;
import dev.errand.TaskSupervisor;
import dev.errand.event.TaskUnresponsive;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** {@code docs/cancelling.md}. */
class CancellingTest {
  @Test
  void cancel_tellsWhatItHasAchieved() throws Exception {
    try (Application app = Application.start(Search.class)) {
      TaskSupervisor supervisor = app.supervisor();
      Search search = app.bean(Search.class);
      CountDownLatch begun = new CountDownLatch(2);
      // guide: cancelling
      Task<String> tomorrow = supervisor.task("report").delay(ofHours(9)).submit(() -> "report");
      CancelOutcome first = tomorrow.cancel("not wanted"); // WILL_NOT_RUN
      CancelOutcome second = tomorrow.cancel("really"); // ALREADY_ENDED

      Task<Long> running = search.compute(begun);
      Task<String> waiting = search.listen(begun);
      begun.await();
      CancelOutcome third = running.cancel("found elsewhere"); // TOLD_TO_STOP
      CancelOutcome fourth = waiting.cancel("found elsewhere"); // TOLD_TO_STOP
      try {
        running.join(); // waits until the body has left
      } catch (CancellationException e) {
        System.out.println(e.getMessage()); // names the task, and the reason
      }
      running.status(); // CANCELLED
      // end
      assertEquals(CancelOutcome.WILL_NOT_RUN, first);
      assertEquals(CancelOutcome.ALREADY_ENDED, second);
      assertEquals(CancelOutcome.TOLD_TO_STOP, third);
      assertEquals(CancelOutcome.TOLD_TO_STOP, fourth);
      assertEquals(TaskStatus.CANCELLED, running.status());
      String message = assertThrows(CancellationException.class, waiting::join).getMessage();
      assertTrue(message.contains("Search.listen") && message.contains("found elsewhere"), message);

      CompletableFuture<String> answer = new CompletableFuture<>();
      Task<String> asked = (Task<String>) search.ask(answer);
      asked.cancel("no answer");
      assertThrows(CancellationException.class, () -> asked.join(ofSeconds(20)));
    }
  }

  @Test
  void many_areCancelledTogether() {
    try (Application app = Application.start()) {
      TaskSupervisor supervisor = app.supervisor();
      Task<String> one = supervisor.task("import").delay(ofHours(1)).submit(() -> "one");
      Task<String> two = supervisor.task("import").delay(ofHours(1)).submit(() -> "two");
      // guide: cancelling many
      int told = supervisor.cancelAll(TaskQuery.all().name("import"), "the file is broken"); // 2
      // end
      assertEquals(2, told);
      assertEquals(TaskStatus.CANCELLED, one.status());
      assertEquals(TaskStatus.CANCELLED, two.status());
    }
  }

  @Test
  void futuresOwnMethods_reachTheBody() throws Exception {
    try (Application app = Application.start(Search.class)) {
      Search search = app.bean(Search.class);
      CountDownLatch begun = new CountDownLatch(1);
      Task<String> task = search.listen(begun);
      begun.await();
      // guide: as a future
      CompletableFuture<String> future = task.toCompletableFuture(); // the task itself
      future.orTimeout(50, TimeUnit.MILLISECONDS); // who waits is released then …
      try {
        future.join();
      } catch (CompletionException e) {
        System.out.println(e.getCause()); // java.util.concurrent.TimeoutException
      }
      // end
      assertInstanceOf(
          TimeoutException.class, assertThrows(CompletionException.class, future::join).getCause());
      // … and the body is told to stop
      Task<String> other = search.listen(new CountDownLatch(1));
      assertTrue(other.cancel(true));
      assertThrows(CancellationException.class, other::join);
    }
  }

  @Test
  void childrenThatAskForIt_goWithTheirParent() throws Exception {
    try (Application app = Application.start();
        Gate download = new Gate();
        Gate upload = new Gate()) {
      TaskSupervisor supervisor = app.supervisor();
      CompletableFuture<List<Task<String>>> started = new CompletableFuture<>();
      // guide: children
      Task<String> parent =
          supervisor
              .task("parent")
              .submit(
                  () -> {
                    Task<String> child =
                        supervisor.task("child").cancelWithParent().submit(download);
                    Task<String> independent = supervisor.task("independent").submit(upload);
                    started.complete(List.of(child, independent));
                    return child.join();
                  });
      List<Task<String>> children = started.join();
      parent.cancel("enough"); // the child is cancelled with it, the other one is not
      // end
      assertThrows(CancellationException.class, () -> children.get(0).join(ofSeconds(20)));
      assertThrows(CancellationException.class, () -> parent.join(ofSeconds(20)));
      upload.close();
      assertEquals("let go", children.get(1).join());
    }
  }

  @Test
  void bodyThatStays_isReported() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    try (Application app =
        Application.start(Map.of("errand.cancel.grace", "50ms"), Watchdog.class)) {
      Task<?> deaf = app.supervisor().submit(() -> uninterruptibly(begun, open));
      begun.await();
      deaf.cancel("stop it");
      TaskUnresponsive event = app.bean(Watchdog.class).barked().take();
      assertEquals("stop it", event.reason());
      assertTrue(event.stack().stream().anyMatch(f -> f.getMethodName().equals("uninterruptibly")));
      assertEquals(TaskStatus.CANCELLING, deaf.status());
      open.countDown();
      assertThrows(CancellationException.class, () -> deaf.join(ofSeconds(20)));
    }
  }

  private static void uninterruptibly(CountDownLatch begun, CountDownLatch open) {
    begun.countDown();
    while (open.getCount() > 0) {
      try {
        open.await();
      } catch (InterruptedException e) {
        // That is the point of it.
      }
    }
  }

  @Test
  void endOfTheApplication_endsItsTasks_andTakesNoMore() throws Exception {
    Task<String> running;
    Task<String> delayed;
    try (Gate gate = new Gate()) {
      try (Application app =
          Application.start(Map.of("errand.shutdown.grace", "50ms"), Starting.class)) {
        assertEquals("warm", Starting.SEEN.take());
        running = app.supervisor().submit(gate);
        delayed = app.supervisor().task("later").delay(ofHours(1)).submit(() -> "later");
        gate.awaitBegun();
      }
      assertThrows(CancellationException.class, running::join);
      assertThrows(CancellationException.class, delayed::join);
    }
    String refusal = Starting.SEEN.take();
    assertEquals(
        "Task 'too late' was refused: the supervisor has shut down. It was not started.", refusal);
  }
}
