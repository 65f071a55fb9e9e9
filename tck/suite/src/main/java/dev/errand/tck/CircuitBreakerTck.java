package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.errand.Task;
import dev.errand.TaskStatus;
import dev.errand.tck.app.Breakers;
import dev.errand.tck.app.Ways;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.Test;

/** RTY-3: {@code @CircuitBreaker} around the body. */
public class CircuitBreakerTck extends ToleranceTest {
  /** Each failure of a task, or of a stage that it returned, is one; then none gets in. */
  @Test
  @Requirement("RTY-3")
  void failuresOfTasks_openTheCircuit_andItRefusesTheNextBody_inTheTask() throws Exception {
    for (Class<? extends Ways> type : List.of(Breakers.Alone.class, Breakers.OfClass.class)) {
      for (Way way : List.of(Way.NOTHING, Way.TASK, Way.STAGE)) {
        String what = type + " " + way;
        Body failing = Body.failing(1);
        Task<?> first = call(bean(type), way, failing);
        assertInstanceOf(IllegalStateException.class, failure(first), what);
        assertAttemptsFailed(1, first, what);
        Way other = way == Way.STAGE ? Way.LATE_STAGE : way;
        Task<?> second = call(bean(type), other, Body.failing(1));
        assertInstanceOf(IllegalStateException.class, failure(second), what);
        assertAttemptsFailed(1, second, what);
        Body body = Body.failing(0);
        Task<?> refused = call(bean(type), way, body);
        assertInstanceOf(CircuitBreakerOpenException.class, failure(refused), what);
        assertEquals(TaskStatus.FAILED, refused.status(), what);
        assertEquals(0, body.runs.get(), what);
        assertEquals(0, refused.info().attempts(), what);
        assertEquals(List.of(), failedAttempts(refused), what);
      }
    }
  }

  @Test
  @Requirement("RTY-3")
  void attemptsOfOneTask_openTheCircuit_andItIsTriedAgainUntilItCloses() throws Exception {
    for (Class<? extends Ways> type :
        List.of(Breakers.Retried.class, Breakers.RetriedOfClass.class)) {
      for (Way way : Way.values()) {
        String what = type + " " + way;
        Body body = Body.failing(2);
        Task<?> task = call(bean(type), way, body);
        assertResult("at last", task, way, what);
        assertEquals(3, body.runs.get(), what);
        assertEquals(3, task.info().attempts(), what);
        assertAttemptsFailed(2, task, what);
        Task<?> next = call(bean(type), way, Body.failing(0));
        assertResult("at last", next, way, what);
      }
    }
  }
}
