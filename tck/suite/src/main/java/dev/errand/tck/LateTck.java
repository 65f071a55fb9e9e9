package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskPriority;
import dev.errand.TaskStatus;
import dev.errand.event.TaskCancelled;
import dev.errand.event.TaskEvent;
import dev.errand.event.TaskLate;
import dev.errand.event.TaskUnresponsive;
import dev.errand.tck.app.Watcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SUP-9, CAN-3: tasks that start too late, and tasks that do not leave. */
public class LateTck extends TckTest {
  private static final int ALL_SLOTS = 8;

  private final Watcher watcher = bean(Watcher.class);
  private final CountDownLatch open = new CountDownLatch(1);

  @AfterEach
  void letGo() {
    open.countDown();
    watcher.atEach(null);
  }

  private static <E extends TaskEvent> List<E> heard(List<TaskEvent> events, Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  @Requirement({"SUP-9", "EVT-1"})
  void taskThatWaits_isToldOfOnceAtEachThreshold_startedLaterOrNot() throws Exception {
    CountDownLatch critical = new CountDownLatch(1);
    watcher.atEach(
        event -> {
          if (event instanceof TaskLate late && late.level() == TaskLate.Level.CRITICAL) {
            critical.countDown();
          }
        });
    List<Held> all = new ArrayList<>();
    try (LogTrap log = new LogTrap()) {
      for (int i = 0; i < ALL_SLOTS; i++) {
        all.add(Held.submit(supervisor().task("held").priority(TaskPriority.HIGH)));
      }
      all.forEach(Held::running);
      Task<String> task = supervisor().task("watched").submit(() -> "late");
      await(critical);
      assertEquals(TaskStatus.QUEUED, task.status());
      all.forEach(Held::close);
      assertEquals("late", task.join(LONG));
      List<TaskLate> late = heard(watcher.heard(task.id()), TaskLate.class);
      assertEquals(
          List.of(TaskLate.Level.WARNING, TaskLate.Level.CRITICAL),
          late.stream().map(TaskLate::level).toList());
      for (TaskLate event : late) {
        assertEquals(task.id(), event.task().id());
      }
      Duration waited = Duration.between(task.info().queuedAt(), late.get(0).at());
      assertFalse(waited.isNegative(), waited::toString);
      List<LogRecord> records = log.mentioning(task.id().toString());
      assertEquals(
          List.of(Level.WARNING, Level.SEVERE), records.stream().map(LogRecord::getLevel).toList());
      records.forEach(entry -> assertTrue(entry.getMessage().startsWith("ERRAND-0010")));
    } finally {
      all.forEach(Held::close);
    }
    for (Held one : all) {
      one.task().join(LONG);
    }
  }

  @Test
  @Requirement("SUP-9")
  void delayedTask_isNotLate() throws Exception {
    Task<String> task =
        supervisor().task("watched").delay(Duration.ofMillis(1_500)).submit(() -> "in time");
    assertEquals("in time", task.join(LONG));
    assertEquals(List.of(), heard(watcher.heard(task.id()), TaskLate.class));
  }

  @Test
  @Requirement({"CAN-3", "EVT-1"})
  void bodyThatIgnoresItsCancellation_isToldOfOnce_withItsStack() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    watcher.atEach(
        event -> {
          if (event instanceof TaskUnresponsive) {
            told.countDown();
          }
        });
    try (LogTrap log = new LogTrap()) {
      Task<?> task =
          supervisor()
              .task("watched")
              .submit(
                  () -> {
                    inside.countDown();
                    stay();
                    return null;
                  });
      await(inside);
      task.cancel("it is enough");
      await(told);
      assertEquals(TaskStatus.CANCELLING, task.status());
      open.countDown();
      assertMentions(failure(task), "it is enough");
      List<TaskEvent> events = watcher.heard(task.id());
      List<TaskUnresponsive> unresponsive = heard(events, TaskUnresponsive.class);
      assertEquals(1, unresponsive.size());
      assertEquals("it is enough", unresponsive.get(0).reason());
      assertTrue(
          unresponsive.get(0).stack().stream()
              .anyMatch(frame -> frame.getMethodName().equals("stay")));
      assertEquals(TaskCancelled.class, events.get(events.size() - 1).getClass());
      List<LogRecord> records = log.mentioning("ERRAND-0011");
      assertEquals(1, records.size());
      assertTrue(records.get(0).getMessage().contains("LateTck.stay"));
      assertTrue(records.get(0).getMessage().contains(task.id().toString()));
    }
  }

  private void stay() {
    while (open.getCount() > 0) {
      try {
        open.await();
      } catch (InterruptedException ignored) {
        // That is the point of it.
      }
    }
  }
}
