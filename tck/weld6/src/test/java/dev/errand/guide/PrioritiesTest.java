package dev.errand.guide;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskPriority;
import dev.errand.TaskRejectedException;
import dev.errand.TaskRequest;
import dev.errand.TaskStatus;
import dev.errand.TaskSupervisor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** {@code docs/priorities.md}. */
class PrioritiesTest {
  private static final Map<String, String> ONE_SLOT =
      Map.of(
          "errand.pool.size", "1",
          "errand.pool.reserve.normal", "0",
          "errand.pool.reserve.high", "0");

  @Test
  void higherOnes_goFirst_andCriticalOnesStartAtOnce() throws Exception {
    try (Application app = Application.start(ONE_SLOT);
        Gate gate = new Gate()) {
      TaskSupervisor supervisor = app.supervisor();
      Task<String> running = supervisor.submit(gate);
      gate.awaitBegun();
      List<String> order = new CopyOnWriteArrayList<>();
      // guide: priorities
      TaskRequest work = supervisor.task("work");
      Task<?> low = work.priority(TaskPriority.LOW).submit(() -> order.add("low"));
      Task<?> normal = work.submit(() -> order.add("normal"));
      Task<?> high = work.priority(TaskPriority.HIGH).submit(() -> order.add("high"));
      Task<?> critical = work.priority(TaskPriority.CRITICAL).submit(() -> order.add("critical"));
      // end
      critical.join(ofSeconds(20));
      assertEquals(TaskStatus.RUNNING, running.status());
      gate.close();
      supervisor.awaitAll(List.of(low, normal, high), ofSeconds(20));
      assertEquals(List.of("critical", "high", "normal", "low"), order);
    }
  }

  @Test
  void waiting_liftsATask() throws Exception {
    Map<String, String> impatient = new HashMap<>(ONE_SLOT);
    impatient.put("errand.queue.ageing", "1ms");
    try (Application app = Application.start(impatient);
        Gate gate = new Gate();
        Gate second = new Gate()) {
      TaskSupervisor supervisor = app.supervisor();
      supervisor.submit(gate);
      gate.awaitBegun();
      List<String> order = new CopyOnWriteArrayList<>();
      Task<?> low =
          supervisor.task("low").priority(TaskPriority.LOW).submit(() -> order.add("low"));
      long submitted = System.nanoTime();
      while (System.nanoTime() - submitted < 20_000_000) {
        Thread.onSpinWait(); // it is the time itself that is tested
      }
      Task<?> high =
          supervisor.task("high").priority(TaskPriority.HIGH).submit(() -> order.add("high"));
      gate.close();
      supervisor.awaitAll(List.of(low, high), ofSeconds(20));
      assertEquals(List.of("low", "high"), order);
      assertEquals(TaskPriority.LOW, low.info().priority());
    }
  }

  @Test
  void limitOfAKey_andUniqueTasks() throws Exception {
    try (Application app = Application.start(Mailboxes.class);
        Gate server = new Gate()) {
      Mailboxes mailboxes = app.bean(Mailboxes.class);
      // guide: calls with keys
      Task<String> first = mailboxes.fetch("ada", server);
      Task<String> second = mailboxes.fetch("ada", server); // waits for the first, without a slot
      Task<String> other = mailboxes.fetch("grace", server); // does not

      Task<String> tidy = mailboxes.tidy(server);
      Task<String> again = mailboxes.tidy(server); // the very same task
      again.info().submissions(); // 2
      // end
      server.awaitBegun();
      assertEquals(TaskStatus.QUEUED, second.status());
      assertSame(tidy, again);
      assertEquals(2, tidy.info().submissions());
      server.close();
      assertEquals("ada: let go", first.join());
      assertEquals("ada: let go", second.join());
      assertEquals("grace: let go", other.join());
      tidy.join();
      assertNotSame(tidy, mailboxes.tidy(server));
      assertTrue(
          assertThrows(NullPointerException.class, () -> mailboxes.fetch(null, server))
              .getMessage()
              .contains("Mailboxes.fetch"));
    }
  }

  @Test
  void limitOfARequest() throws Exception {
    try (Application app = Application.start();
        Gate server = new Gate()) {
      TaskSupervisor supervisor = app.supervisor();
      // guide: requests with keys
      TaskRequest fetch = supervisor.task("fetch").limit(1);
      Task<String> ada = fetch.key("ada").submit(server);
      Task<String> next = fetch.key("ada").submit(() -> "waits for the first");
      Task<String> one = fetch.key("grace").unique().submit(server);
      Task<String> same = fetch.key("grace").unique().submit(() -> "never called");
      // end
      server.awaitBegun();
      assertEquals(TaskStatus.QUEUED, next.status());
      assertSame(one, same);
      server.close();
      assertEquals("let go", same.join());
      assertEquals("let go", ada.join());
      assertEquals("waits for the first", next.join());
    }
  }

  @Test
  void fullQueue_refuses() throws Exception {
    Map<String, String> small = new HashMap<>(ONE_SLOT);
    small.put("errand.queue.limit", "1");
    try (Application app = Application.start(small);
        Gate gate = new Gate()) {
      TaskSupervisor supervisor = app.supervisor();
      supervisor.submit(gate);
      gate.awaitBegun();
      Task<String> waits = supervisor.submit(() -> "waits");
      // guide: a full queue
      try {
        Task<String> task = supervisor.task("import").submit(() -> "imported");
        task.join();
      } catch (TaskRejectedException e) {
        System.out.println(
            e.getMessage()); // Task 'import' (…) was refused: the queue is full at 1 …
      }
      // end
      String message =
          assertThrows(
                  TaskRejectedException.class,
                  () -> supervisor.task("import").submit(() -> "imported"))
              .getMessage();
      assertTrue(message.startsWith("Task 'import' ("), message);
      assertTrue(message.contains(") was refused: the queue is full at 1 "), message);
      assertFalse(waits.isDone());
    }
  }
}
