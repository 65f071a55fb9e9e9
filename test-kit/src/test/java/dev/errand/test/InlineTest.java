package dev.errand.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.CancelOutcome;
import dev.errand.Task;
import dev.errand.TaskContext;
import dev.errand.TaskKind;
import dev.errand.TaskStatus;
import dev.errand.spi.TaskRun;
import jakarta.enterprise.context.control.RequestContextController;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InlineTest extends InContainer {
  @BeforeEach
  void inline() {
    tasks.inline(true);
  }

  @Test
  void call_runsInTheCallersThread_andHasEnded() {
    Task<Thread> task = work.where();
    assertEquals(TaskStatus.COMPLETED, task.status());
    assertSame(Thread.currentThread(), task.join());
    assertEquals(TaskKind.THREAD, task.info().kind());
    tasks.inline(false);
    assertNotSame(Thread.currentThread(), work.where().join());
  }

  @Test
  void request_andOneOnAnotherExecutor_runInTheCallersThreadToo() {
    assertSame(Thread.currentThread(), supervisor.submit(() -> Thread.currentThread()).join());
    assertSame(
        Thread.currentThread(),
        supervisor
            .task("elsewhere")
            .executor("elsewhere")
            .submit(() -> Thread.currentThread())
            .join());
    assertSame(
        Thread.currentThread(),
        supervisor.task("cold").defer(() -> Thread.currentThread()).start().join());
  }

  @Test
  void bodyThatCallsAnother_goesOnWhenThatHasEnded_eachWithItsOwnOutput() {
    Task<String> outer = work.outer();
    assertEquals("Work.outer after inner in Work.inner", outer.join());
    assertEquals(
        List.of("outer begins", "inner is COMPLETED"), outer.output().stdout().lines().toList());
    assertNull(TaskRun.current());
  }

  @Test
  void deeperThanThereAreSlots_noneWaits() {
    int deep = supervisor.info().poolSize() + 40;
    assertEquals(deep, work.nested(deep).join());
    assertEquals(0, supervisor.info().slotsInUse());
  }

  @Test
  void taskInARequest_hasARequestOfItsOwn() {
    Request request = container.select(Request.class).get();
    RequestContextController own = container.select(RequestContextController.class).get();
    assertTrue(own.activate());
    try {
      String outside = request.id();
      assertNotEquals(outside, supervisor.submit(() -> request.id()).join());
      assertEquals(outside, request.id());
    } finally {
      own.deactivate();
    }
  }

  @Test
  void failure_isTheTasks_notTheCallers() {
    work.fail();
    tasks.assertSubmitted("Work.fail").times(1).failed(IllegalStateException.class).attempts(1);
  }

  @Test
  void retry_isDoneBeforeTheCallReturns() {
    Task<Integer> task = flaky().call();
    assertEquals(TaskStatus.COMPLETED, task.status());
    assertEquals(3, task.join());
    assertEquals(3, task.info().attempts());
  }

  @Test
  void cancelledByItsOwnBody_endsCancelled_andLeavesTheCallerUninterrupted() {
    Task<String> task =
        supervisor
            .task("own")
            .submit(
                () -> {
                  var here = supervisor.find(TaskContext.current().id());
                  assertEquals(CancelOutcome.TOLD_TO_STOP, here.orElseThrow().cancel("enough"));
                  assertTrue(Thread.currentThread().isInterrupted());
                  return "lost";
                });
    assertEquals(TaskStatus.CANCELLED, task.status());
    assertFalse(Thread.currentThread().isInterrupted());
    tasks.assertSubmitted("own").cancelled();
  }

  @Test
  void outerOneThatIsCancelledInside_isStillInterruptedWhenTheInnerOneHasEnded() {
    Task<Boolean> outer =
        supervisor
            .task("outer")
            .submit(
                () -> {
                  var own = supervisor.find(TaskContext.current().id());
                  supervisor.task("inner").submit(() -> own.orElseThrow().cancel("by the inner"));
                  assertTrue(Thread.currentThread().isInterrupted());
                  return true;
                });
    assertEquals(TaskStatus.CANCELLED, outer.status());
    tasks.assertSubmitted("inner").completed();
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void interruptedCaller_staysSo_andItsTaskIsNot() {
    Thread.currentThread().interrupt();
    Task<Boolean> task = supervisor.submit(() -> Thread.currentThread().isInterrupted());
    assertTrue(Thread.interrupted());
    assertFalse(task.join());
  }

  @Test
  void delay_runsInTheThreadThatTurnsTheClock() {
    tasks.clock().freeze();
    Task<Thread> task = work.inThree();
    assertEquals(TaskStatus.DELAYED, task.status());
    tasks.clock().advance(Duration.ofSeconds(3));
    assertEquals(TaskStatus.COMPLETED, task.status());
    assertSame(Thread.currentThread(), task.join());
  }

  @Test
  void delayInRealTime_runsInTheBackground_andNotOnTheTimer() {
    Task<Thread> task =
        supervisor.task("later").delay(Duration.ofMillis(1)).submit(() -> Thread.currentThread());
    Thread ran = task.join();
    assertNotSame(Thread.currentThread(), ran);
    assertFalse(ran.getName().contains("timer"), ran.getName());
  }

  @Test
  void cancelledBeforeItsDelayIsOver_neverRuns() {
    tasks.clock().freeze();
    Task<Thread> task = work.inThree();
    assertEquals(CancelOutcome.WILL_NOT_RUN, task.cancel("not wanted"));
    tasks.clock().advance(Duration.ofSeconds(3));
    assertEquals(List.of(), work.done());
    assertEquals(TaskStatus.CANCELLED, task.status());
  }

  @Test
  void oneAtItsLimit_waitsForTheOther_inTheBackground() {
    assertEquals("QUEUED", work.onlyOne(1).join());
    tasks.awaitIdle();
    tasks.assertSubmitted("Work.onlyOne").times(2).completed();
  }

  @Test
  void pausedOne_waitsForItsTurn() {
    supervisor.pause("Work.greet");
    Task<String> task = work.greet("Ada");
    assertEquals(TaskStatus.QUEUED, task.status());
    supervisor.resume("Work.greet");
    assertEquals("Hello Ada", task.join());
  }

  @Test
  void unfinishedStage_endsTheTaskWhenItEnds() {
    var task = (Task<String>) work.unfinished();
    assertEquals(TaskStatus.RUNNING, task.status());
    assertThrows(AssertionError.class, () -> tasks.awaitIdle(SHORT));
    work.stage().complete("at last");
    assertEquals("at last", task.join());
    tasks.awaitIdle();
    assertEquals(0, supervisor.info().slotsInUse());
  }

  @Test
  void plainFuture_isWaitedFor() throws Exception {
    Future<String> future = work.plainFuture();
    assertEquals(TaskStatus.COMPLETED, ((Task<?>) future).status());
    assertEquals("in time", future.get());
  }
}
