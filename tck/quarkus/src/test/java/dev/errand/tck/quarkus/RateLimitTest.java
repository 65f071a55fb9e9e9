package dev.errand.tck.quarkus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.errand.Task;
import dev.errand.TaskStatus;
import dev.errand.tck.Requirement;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.RateLimitException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** RTY-3: SmallRye's {@code @RateLimit} around the body. */
@QuarkusTest
class RateLimitTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @Inject Limited limited;

  @Test
  @Requirement("RTY-3")
  void bodyBeyondTheLimit_isRefused_inTheTask() throws Exception {
    assertEquals("run 1", limited.task().join(LONG));
    assertEquals("run 2", limited.task().join(LONG));
    Task<String> third = limited.task();
    CompletionException thrown = assertThrows(CompletionException.class, () -> third.join(LONG));
    assertInstanceOf(RateLimitException.class, thrown.getCause());
    assertEquals(TaskStatus.FAILED, third.status());
    assertEquals(0, third.info().attempts());
  }

  @Test
  @Requirement("RTY-3")
  void bodyThatIsTriedAgain_runsWhenItMay() throws Exception {
    assertEquals("run 1", limited.insisting().join(LONG));
    Task<String> second = limited.insisting();
    assertEquals("run 2", second.join(LONG));
    assertEquals(1, second.info().attempts());
  }
}
