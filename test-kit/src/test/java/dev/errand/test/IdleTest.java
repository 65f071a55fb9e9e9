package dev.errand.test;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class IdleTest extends InContainer {
  @Test
  void noTasks_returnsAtOnce() {
    assertDoesNotThrow(() -> tasks.awaitIdle(Duration.ZERO));
  }

  @Test
  void manyTasks_haveAllEndedAndReleasedTheirWaiters() {
    List<Task<String>> all = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      all.add(work.greet("n" + i));
    }
    tasks.awaitIdle();
    assertTrue(all.stream().allMatch(Task::isDone));
    assertDoesNotThrow(() -> tasks.awaitIdle(Duration.ZERO));
  }

  @Test
  void taskThatSubmitsAnother_isNotTheLast() {
    Task<Integer> outer = supervisor.submit(() -> work.nested(3).join());
    tasks.awaitIdle();
    assertEquals(3, outer.join());
    tasks.assertSubmitted("Work.nested").times(4).completed();
  }

  @Test
  void callbackOfTheEnd_hasReturned() {
    CountDownLatch inside = new CountDownLatch(1);
    List<String> done = new ArrayList<>();
    supervisor
        .task("told")
        .onEnd(
            (result, failure) -> {
              await(inside);
              done.add("told");
            })
        .submit(() -> "x");
    supervisor.submit(inside::countDown);
    tasks.awaitIdle();
    assertEquals(List.of("told"), done);
  }

  @Test
  void taskThatDoesNotEnd_isNamedWithItsStatusAndWhatItIsDoing() {
    work.hold();
    work.awaitHeld();
    flaky().call().join();
    supervisor.pause("Work.greet");
    work.greet("Ada");
    tasks.clock().freeze();
    work.inOne();
    AssertionError fault = assertThrows(AssertionError.class, () -> tasks.awaitIdle(SHORT));
    String message = fault.getMessage();
    assertTrue(
        message.startsWith("Not all tasks have ended within PT0.05S. Still there:"), message);
    assertTrue(message.contains("'Work.hold' ("), message);
    assertTrue(message.contains("HIGH, RUNNING, 1 attempt, on thread '"), message);
    assertTrue(message.contains("Work.hold(Work.java:"), message);
    assertTrue(message.contains("NORMAL, QUEUED, 0 attempts, and paused"), message);
    assertTrue(message.contains("DELAYED, 0 attempts, and the clock stands still"), message);
    assertFalse(message.contains("'Flaky.call'"), message);
    work.open();
    supervisor.resume("Work.greet");
    tasks.clock().advance(Duration.ofSeconds(1));
    tasks.awaitIdle();
  }

  @Test
  void calledInsideATask_failsAtOnceWithoutWaiting() {
    Task<?> asking = supervisor.task("asking").submit(() -> tasks.awaitIdle(LONG));
    Throwable fault = assertThrows(CompletionException.class, asking::join).getCause();
    assertInstanceOf(AssertionError.class, fault);
    assertTrue(fault.getMessage().startsWith("awaitIdle() was called inside task 'asking' ("));
    Task<?> resetting = supervisor.task("resetting").submit(tasks::reset);
    assertInstanceOf(
        AssertionError.class, assertThrows(CompletionException.class, resetting::join).getCause());
  }

  @Test
  void deferredTask_countsFromItsStart() {
    var cold = supervisor.task("cold").defer(() -> "warm");
    assertDoesNotThrow(() -> tasks.awaitIdle(Duration.ZERO));
    supervisor.pauseAll();
    Task<String> started = cold.start();
    assertThrows(AssertionError.class, () -> tasks.awaitIdle(SHORT));
    supervisor.resumeAll();
    tasks.awaitIdle();
    assertEquals("warm", started.join());
    supervisor.task("cold").defer(() -> "never").cancel("not wanted");
    assertDoesNotThrow(() -> tasks.awaitIdle(Duration.ZERO));
  }

  @Test
  void interruptedWaiter_isToldSo_andStaysInterrupted() {
    work.hold();
    Thread.currentThread().interrupt();
    AssertionError fault = assertThrows(AssertionError.class, tasks::awaitIdle);
    assertTrue(Thread.interrupted());
    assertTrue(fault.getMessage().contains("interrupted"), fault.getMessage());
  }

  @Test
  void failureThatNobodyWaitsFor_isLoggedAsEver() {
    List<String> logged = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord logRecord) {
            synchronized (logged) {
              logged.add(String.valueOf(logRecord.getMessage()));
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("dev.errand");
    logger.addHandler(handler);
    try {
      work.fail();
      tasks.awaitIdle();
    } finally {
      logger.removeHandler(handler);
    }
    assertTrue(logged.stream().anyMatch(line -> line.contains("Work.fail")), logged::toString);
  }
}
