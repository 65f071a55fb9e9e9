package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.errand.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What goes around the tasks that follow each other on a worker. */
class WorkerFrameTest {
  private static final Duration LONG = Duration.ofSeconds(Supervisors.LONG_SECONDS);

  /** A first task, and three that come while it runs. */
  private static void runFour(Consumer<Runnable> frame) throws Exception {
    Supervisor supervisor = Supervisors.framed(Supervisors.pool(1, 0, 0), frame);
    CountDownLatch gate = new CountDownLatch(1);
    List<Task<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int number = i;
      tasks.add(
          supervisor.submit(
              () -> {
                Supervisors.await(gate);
                return number;
              }));
    }
    gate.countDown();
    for (int i = 0; i < 4; i++) {
      assertEquals(i, tasks.get(i).join(LONG));
    }
    supervisor.close();
  }

  @Test
  void tasksThatFollowTheFirst_runWithinOneFrame() throws Exception {
    AtomicInteger frames = new AtomicInteger();
    runFour(
        tasks -> {
          frames.incrementAndGet();
          tasks.run();
        });
    assertEquals(1, frames.get());
  }

  @Test
  void frameThatCannotBeEntered_losesNoTask() throws Exception {
    runFour(
        tasks -> {
          throw new IllegalStateException("the container has ended");
        });
  }
}
