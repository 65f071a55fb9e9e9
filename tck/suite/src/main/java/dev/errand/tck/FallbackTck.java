package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.errand.Task;
import dev.errand.TaskStatus;
import dev.errand.event.TaskCompleted;
import dev.errand.tck.app.Fallbacks;
import dev.errand.tck.app.Ways;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** RTY-3: {@code @Fallback} around the body. */
public class FallbackTck extends ToleranceTest {
  private static final List<Class<? extends Ways>> ALONE =
      List.of(Fallbacks.OnMethod.class, Fallbacks.OnHandler.class);
  private static final List<Class<? extends Ways>> RETRIED =
      List.of(Fallbacks.RetriedOnMethod.class, Fallbacks.RetriedOnHandler.class);

  @Test
  @Requirement("RTY-3")
  void valueOfTheFallback_isTheResultOfTheTask() throws Exception {
    assertFallenBack(ALONE, 1);
  }

  @Test
  @Requirement({"RTY-2", "RTY-3"})
  void afterAllAttempts_valueOfTheFallback_isTheResultOfTheTask() throws Exception {
    assertFallenBack(RETRIED, 3);
  }

  private static void assertFallenBack(List<Class<? extends Ways>> types, int attempts)
      throws Exception {
    for (Class<? extends Ways> type : types) {
      for (Way way : Way.values()) {
        String what = type + " " + way;
        int before = Fallbacks.BODIES.size();
        Body body = Body.failing(Integer.MAX_VALUE);
        Task<?> task = call(bean(type), way, body);
        assertResult("instead", task, way, what);
        assertEquals(TaskStatus.COMPLETED, task.status(), what);
        assertEquals(attempts, body.runs.get(), what);
        assertEquals(attempts, task.info().attempts(), what);
        assertEquals(before + 1, Fallbacks.BODIES.size(), what);
        assertAttemptsFailed(attempts, task, what);
        assertInstanceOf(TaskCompleted.class, heard(task).get(heard(task).size() - 1), what);
      }
    }
  }

  @Test
  @Requirement("RTY-3")
  void bodyThatDoesNotFail_needsNoFallback() throws Exception {
    for (Class<? extends Ways> type : RETRIED) {
      for (Way way : Way.values()) {
        int before = Fallbacks.BODIES.size();
        Task<?> task = call(bean(type), way, Body.failing(2));
        assertResult("at last", task, way, type + " " + way);
        assertEquals(before, Fallbacks.BODIES.size(), type + " " + way);
      }
    }
  }

  @Test
  @Requirement({"RTY-3", "OUT-1", "RUN-11"})
  void fallback_isPartOfTheTask_withItsContextAndItsOutput() throws Exception {
    Task<String> task = bean(Fallbacks.Telling.class).told();
    assertEquals(task.id() + " after 2", task.join(LONG));
    assertEquals("told in attempt 1\ntold in attempt 2\ntold after all\n", task.output().stdout());
  }

  @Test
  @Requirement("RTY-3")
  void fallbackMethodThatIsPrivate_withGenericParameter_isFound() throws Exception {
    Task<String> task =
        bean(Fallbacks.Hidden.class)
            .behind(
                () -> {
                  throw new IllegalStateException("the body");
                });
    if (Deviation.isHere("RTY-3", "private")) {
      assertInstanceOf(NoSuchMethodException.class, failure(task).getCause());
      assertEquals(TaskStatus.FAILED, task.status());
    } else {
      assertEquals("instead", task.join(LONG));
    }
  }

  @Test
  @Requirement("RTY-3")
  void fallbackThatFails_failsTheTask() throws Exception {
    Task<String> task = bean(Fallbacks.Telling.class).failed();
    Throwable failure = failure(task);
    assertInstanceOf(IllegalArgumentException.class, failure);
    assertMentions(failure, "the fallback");
    assertEquals(TaskStatus.FAILED, task.status());
    assertEquals(1, failedAttempts(task).size());
  }

  @Test
  @Requirement({"RTY-3", "CAN-2"})
  void cancel_isNoFailureToFallBackFrom() throws Exception {
    int fallenBack =
        Deviation.isHere("RTY-3", "falls back") ? 1 : 0; // for nothing: the task is cancelled
    for (Class<? extends Ways> type :
        List.of(Fallbacks.OnMethod.class, Fallbacks.RetriedOnHandler.class)) {
      for (Way way : List.of(Way.NOTHING, Way.TASK, Way.STAGE)) {
        int before = Fallbacks.BODIES.size();
        CountDownLatch running = new CountDownLatch(1);
        Body body = Body.held(running, new CountDownLatch(1));
        Task<?> task = call(bean(type), way, body);
        await(running);
        task.cancel("enough");
        assertInstanceOf(CancellationException.class, failure(task), type + " " + way);
        assertEquals(TaskStatus.CANCELLED, task.status(), type + " " + way);
        assertEquals(1, body.runs.get(), type + " " + way);
        assertEquals(before + fallenBack, Fallbacks.BODIES.size(), type + " " + way);
      }
    }
  }
}
