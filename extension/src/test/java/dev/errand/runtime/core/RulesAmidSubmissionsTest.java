package dev.errand.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.DeferredTask;
import dev.errand.PoolSettings;
import dev.errand.Task;
import dev.errand.TaskPriority;
import dev.errand.TaskQuery;
import dev.errand.TaskRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Rules that change while tasks come: each finds the rule there, or is found by it. */
class RulesAmidSubmissionsTest {
  private record Gate(Task<?> task, CountDownLatch started, CountDownLatch open) {
    void awaitStart() {
      Supervisors.await(started);
    }

    void end() {
      open.countDown();
      task.join();
    }
  }

  private Gate gate(TaskRequest request) {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    Task<?> task =
        request.submit(
            () -> {
              started.countDown();
              open.await();
              return null;
            });
    return new Gate(task, started, open);
  }

  @Test
  void pauseAmidSubmissions_keepsAllThatHaveNotStarted() throws Exception {
    for (int round = 0; round < 100; round++) {
      Supervisor supervisor = Supervisors.plain(Supervisors.pool(1, 0, 0));
      CountDownLatch gate = new CountDownLatch(1);
      AtomicInteger ran = new AtomicInteger();
      Task<?> holder = supervisor.task("holder").submit(() -> Supervisors.await(gate));
      Thread submitter =
          new Thread(
              () -> {
                for (int i = 0; i < 200; i++) {
                  supervisor.task("x").submit(ran::incrementAndGet);
                }
              });
      submitter.start();
      supervisor.pause("x");
      submitter.join();
      gate.countDown();
      holder.join();
      supervisor.task("after").submit(() -> "x").join(); // comes after all that may start
      assertEquals(0, ran.get());
      supervisor.cancelAll(TaskQuery.all().name("x"), "test");
      supervisor.close();
    }
  }

  /** Changes a rule while another thread has the lock, and lets two tasks come before that goes. */
  private List<Gate> comeBefore(Runnable rule, Supervisor supervisor, TickingTime time)
      throws InterruptedException {
    Thread changer = new Thread(rule);
    List<Gate> come = new ArrayList<>();
    DeferredTask<?> cold = supervisor.task("cold").defer(() -> "cold");
    time.afterNextReading( // with the lock
        () -> {
          changer.start();
          while (changer.getState() != Thread.State.WAITING && changer.isAlive()) {
            Thread.onSpinWait(); // there is no other way to see that a thread waits
          }
          assertTrue(changer.isAlive(), "the clock was read without the lock");
          come.add(gate(supervisor.task("x")));
          come.add(gate(supervisor.task("x")));
        });
    Task<?> unused = cold.start();
    changer.join();
    return come;
  }

  @Test
  void pauseThatHasToWait_holdsThoseWhoComeMeanwhile() throws Exception {
    TickingTime time = new TickingTime();
    Supervisor supervisor = Supervisors.at(time, Supervisors.pool(1, 0, 0));
    Gate holder = gate(supervisor.task("holder"));
    holder.awaitStart();
    List<Gate> come = comeBefore(() -> supervisor.pause("x"), supervisor, time);
    supervisor.resize(new PoolSettings(10, 0, 0)); // all that may start now do
    assertEquals(2, supervisor.info().queued().get(TaskPriority.NORMAL));
    supervisor.resume("x");
    come.forEach(Gate::end);
    holder.end();
  }

  @Test
  void limitThatHasToWait_countsThoseWhoComeMeanwhile() throws Exception {
    TickingTime time = new TickingTime();
    Supervisor supervisor = Supervisors.at(time, Supervisors.pool(1, 0, 0));
    Gate holder = gate(supervisor.task("holder"));
    holder.awaitStart();
    List<Gate> come = comeBefore(() -> supervisor.limit("x", 1), supervisor, time);
    supervisor.resize(new PoolSettings(10, 0, 0));
    assertEquals(1, supervisor.info().queued().get(TaskPriority.NORMAL));
    come.forEach(Gate::end);
    holder.end();
  }
}
