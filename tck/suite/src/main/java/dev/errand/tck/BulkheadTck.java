package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.errand.Task;
import dev.errand.TaskStatus;
import dev.errand.event.TaskFailed;
import dev.errand.event.TaskStarted;
import dev.errand.tck.app.Bulkheads;
import dev.errand.tck.app.Watcher;
import dev.errand.tck.app.Ways;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogRecord;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.junit.jupiter.api.Test;

/** RTY-3: {@code @Bulkhead} around the body. */
public class BulkheadTck extends ToleranceTest {
  private static final List<Class<? extends Ways>> ALONE =
      List.of(Bulkheads.Alone.class, Bulkheads.OfClass.class);
  private static final List<Class<? extends Ways>> RETRIED =
      List.of(Bulkheads.Retried.class, Bulkheads.RetriedOfClass.class);

  /** A task that is inside of the bulkhead for as long as it is open. */
  private record Inside(Task<?> task, CountDownLatch gate) implements AutoCloseable {
    static Inside of(Class<? extends Ways> type, Way way) throws Exception {
      CountDownLatch running = new CountDownLatch(1);
      CountDownLatch gate = new CountDownLatch(1);
      Task<?> task = call(bean(type), way, Body.held(running, gate));
      await(running);
      return new Inside(task, gate);
    }

    void leave(Way way) throws Exception {
      gate.countDown();
      assertResult("let go", task, way, way.toString());
    }

    @Override
    public void close() {
      gate.countDown();
    }
  }

  @Test
  @Requirement("RTY-3")
  void fullBulkhead_refusesTheBody_inTheTask() throws Exception {
    for (Class<? extends Ways> type : ALONE) {
      for (Way way : Way.values()) {
        String what = type + " " + way;
        try (Inside inside = Inside.of(type, way)) {
          Body body = Body.failing(0);
          Task<?> refused = call(bean(type), way, body);
          assertInstanceOf(BulkheadException.class, failure(refused), what);
          assertEquals(TaskStatus.FAILED, refused.status(), what);
          assertEquals(0, body.runs.get(), what);
          assertEquals(0, refused.info().attempts(), what);
          assertEquals(List.of(), failedAttempts(refused), what);
          assertTrue(heard(refused).stream().anyMatch(TaskStarted.class::isInstance), what);
          assertInstanceOf(TaskFailed.class, heard(refused).get(heard(refused).size() - 1), what);
          assertTrue(refused.output().exception().orElseThrow().contains("BulkheadEx"), what);
          inside.leave(way);
        }
        Task<?> next = call(bean(type), way, Body.failing(0));
        assertResult("at last", next, way, what);
      }
    }
  }

  @Test
  @Requirement("RTY-3")
  void taskThatIsTriedAgain_getsInWhenThereIsRoom() throws Exception {
    for (Class<? extends Ways> type : RETRIED) {
      for (Way way : Way.values()) {
        try (Inside inside = Inside.of(type, way)) {
          Task<?> outside = call(bean(type), way, Body.failing(2));
          await(bean(Watcher.class).started(outside.id()));
          inside.leave(way);
          assertResult("at last", outside, way, type + " " + way);
          assertEquals(3, outside.info().attempts(), type + " " + way);
          assertAttemptsFailed(2, outside, type + " " + way);
        }
      }
    }
  }

  @Test
  @Requirement({"RTY-3", "RTY-5"})
  void cancelWhileItWaitsToBeTriedAgain_endsTheTaskAtOnce() throws Exception {
    for (Way way : Way.values()) {
      try (Inside inside = Inside.of(Bulkheads.Patient.class, way)) {
        Body body = Body.failing(0);
        Task<?> outside = call(bean(Bulkheads.Patient.class), way, body);
        await(bean(Watcher.class).started(outside.id()));
        outside.cancel("not worth an hour");
        Throwable seen = failure(outside);
        assertInstanceOf(CancellationException.class, seen, way.toString());
        assertMentions(seen, "not worth an hour");
        assertEquals(TaskStatus.CANCELLED, outside.status(), way.toString());
        assertEquals(0, body.runs.get(), way.toString());
        inside.leave(way);
      }
    }
  }

  @Test
  @Requirement({"RTY-3", "RUN-4"})
  void refusedVoidThatNobodyWaitsFor_isLoggedOnce() throws Exception {
    try (Inside inside = Inside.of(Bulkheads.Alone.class, Way.NOTHING);
        LogTrap log = new LogTrap()) {
      Task<?> refused = call(bean(Bulkheads.Alone.class), Way.NOTHING, Body.failing(0));
      LogRecord entry = log.next();
      assertInstanceOf(BulkheadException.class, entry.getThrown());
      assertTrue(entry.getMessage().contains(refused.id().toString()), entry.getMessage());
      awaitEnd(refused);
      assertEquals(1, log.mentioning(refused.id().toString()).size());
      inside.leave(Way.NOTHING);
    }
  }
}
