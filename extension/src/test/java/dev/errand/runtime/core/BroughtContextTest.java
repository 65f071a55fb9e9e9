package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.spi.TaskRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An executor that takes the context of whoever submits along, as those of servers do. */
class BroughtContextTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void taskSubmittedByATask_runsOutsideThat() throws Exception {
    AtomicBoolean broughtBack = new AtomicBoolean();
    Executor taking =
        work -> {
          TaskRun run = TaskRun.current();
          threads.execute(run == null ? work : () -> enter(run, work, broughtBack));
        };
    try (Supervisor supervisor = Supervisors.with(SupervisorSettings.DEFAULT, taking, List.of())) {
      Task<Task<TaskContext>> outer =
          supervisor.submit(() -> supervisor.submit(TaskContext::current));
      Task<TaskContext> inner = outer.join(LONG);
      assertEquals(inner.id(), inner.join(LONG).id());
    }
    threads.shutdown();
    assertTrue(threads.awaitTermination(20, TimeUnit.SECONDS));
    assertTrue(broughtBack.get());
  }

  private static void enter(TaskRun run, Runnable work, AtomicBoolean broughtBack) {
    Runnable left = run.enter();
    try {
      work.run();
      broughtBack.set(TaskRun.current() == run);
    } finally {
      left.run();
    }
    assertNull(TaskRun.current());
  }

  @Test
  void leave_makesTheThreadNobodys_untilItIsUndone() throws Exception {
    try (Supervisor supervisor = Supervisors.plain(SupervisorSettings.DEFAULT)) {
      Task<Boolean> task =
          supervisor.submit(
              () -> {
                TaskRun run = TaskRun.current();
                if (run == null) {
                  return true;
                }
                Runnable back = run.leave();
                boolean bound = TaskRun.current() != null;
                back.run();
                return bound || TaskRun.current() != run;
              });
      assertFalse(task.join(LONG));
    }
  }
}
