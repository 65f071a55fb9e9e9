package dev.errand.tck.se;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errand.Background;
import dev.errand.Task;
import dev.errand.TaskStatus;
import dev.errand.tck.Requirement;
import io.smallrye.faulttolerance.api.RateLimit;
import io.smallrye.faulttolerance.api.RateLimitException;
import jakarta.enterprise.inject.se.SeContainer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.Test;

/** RTY-3: SmallRye's {@code @RateLimit} around the body. */
public class RateLimitTck {
  private static final Duration LONG = Duration.ofSeconds(20);

  /** Counts its runs. */
  public static class Limited {
    static final AtomicInteger RUNS = new AtomicInteger();

    @Background
    @RateLimit(value = 2, window = 1, windowUnit = ChronoUnit.HOURS)
    public Task<String> task() {
      return Task.of("run " + RUNS.incrementAndGet());
    }

    @Background
    @RateLimit(value = 2, window = 1, windowUnit = ChronoUnit.HOURS)
    public CompletionStage<String> stage() {
      return CompletableFuture.completedStage("run " + RUNS.incrementAndGet());
    }

    @Background
    @RateLimit(value = 2, window = 1, windowUnit = ChronoUnit.HOURS)
    public void nothing() {
      RUNS.incrementAndGet();
    }

    @Background
    @RateLimit(value = 1, window = 300, windowUnit = ChronoUnit.MILLIS)
    @Retry(maxRetries = 1000, delay = 20, jitter = 0)
    public Task<String> insisting() {
      return Task.of("run " + RUNS.incrementAndGet());
    }
  }

  @Test
  @Requirement("RTY-3")
  void bodyBeyondTheLimit_isRefused_inTheTask() throws Exception {
    try (SeContainer container = Containers.start(Limited.class)) {
      Limited limited = container.select(Limited.class).get();
      Limited.RUNS.set(0);
      assertEquals("run 1", limited.task().join(LONG));
      assertEquals("run 2", limited.task().join(LONG));
      assertRefused(limited.task());
      assertEquals("run 3", assertInstanceOf(Task.class, limited.stage()).join(LONG));
      assertEquals("run 4", assertInstanceOf(Task.class, limited.stage()).join(LONG));
      assertRefused(assertInstanceOf(Task.class, limited.stage()));
      for (int i = 0; i < 3; i++) {
        limited.nothing();
      }
    }
    assertEquals(6, Limited.RUNS.get()); // the shutdown has waited for them
  }

  private static void assertRefused(Task<?> task) {
    CompletionException thrown =
        assertThrows(CompletionException.class, () -> task.join(LONG), task::toString);
    assertInstanceOf(RateLimitException.class, thrown.getCause());
    assertEquals(TaskStatus.FAILED, task.status());
    assertEquals(0, task.info().attempts());
  }

  @Test
  @Requirement("RTY-3")
  void bodyThatIsTriedAgain_runsWhenItMay() throws Exception {
    try (SeContainer container = Containers.start(Limited.class)) {
      Limited limited = container.select(Limited.class).get();
      Limited.RUNS.set(0);
      Task<String> first = limited.insisting();
      assertEquals("run 1", first.join(LONG));
      Task<String> second = limited.insisting();
      assertEquals("run 2", second.join(LONG));
      assertEquals(1, second.info().attempts());
    }
  }
}
