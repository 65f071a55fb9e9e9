package dev.errand.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskStatus;
import dev.errand.TaskSupervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/events.md}. */
class EventsTest {
  private static List<String> drain(Journal journal) {
    List<String> lines = new ArrayList<>();
    journal.lines().drainTo(lines);
    return lines;
  }

  @Test
  void observers_hearTheLifeOfATask() throws Exception {
    try (Application app = Application.start(Journal.class, Thrower.class)) {
      TaskSupervisor supervisor = app.supervisor();
      Journal journal = app.bean(Journal.class);
      // guide: a life
      Task<String> watched =
          supervisor
              .task("watched")
              .retry(2, IOException.class)
              .submit(
                  () -> {
                    TaskContext context = TaskContext.current();
                    if (context.attempt() == 1) {
                      throw new IOException("busy");
                    }
                    context.progress(0.5, "half");
                    return "done";
                  });
      watched.join(); // all synchronous observers of its end have returned
      // end
      // guide: its events
      List<String> life =
          List.of(
              "TaskQueued",
              "TaskStarted",
              "TaskAttemptFailed 1",
              "TaskProgressed half",
              "TaskCompleted");
      // end
      assertEquals(life, drain(journal));
      assertEquals("done: done", journal.mails().take());

      Task<String> order = supervisor.task("order").submit(() -> "tea");
      assertEquals("tea", order.join(), "whatever an observer throws");
      assertEquals(TaskStatus.COMPLETED, order.status());
      assertEquals(List.of("sold tea"), drain(journal));
      assertEquals("done: tea", journal.mails().take());

      Task<String> cancelled =
          supervisor.task("watched").delay(Duration.ofHours(1)).submit(() -> "never");
      cancelled.cancel("closed");
      assertEquals(List.of("TaskQueued", "TaskCancelled"), drain(journal));
      assertEquals("cancelled: closed", journal.mails().take());
    }
  }
}
