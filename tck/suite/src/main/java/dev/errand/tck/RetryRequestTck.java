package dev.errand.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.errand.Task;
import dev.errand.TaskRequest;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** RTY-4: requests that are tried again. */
public class RetryRequestTck extends TckTest {
  @Test
  @Requirement("RTY-4")
  void request_countsAttemptsAsRuns() throws Exception {
    Flaky enough = new Flaky(4);
    Task<String> task = fiveTimes("five times").submit(enough);
    assertEquals("at last", task.join(LONG));
    enough.assertTried(5);
    assertEquals(5, task.info().attempts());
    IllegalStateException failure = new IllegalStateException("one too many");
    Flaky tooMany = new Flaky(5, failure);
    assertSame(failure, failure(fiveTimes("one too many").submit(tooMany)));
    tooMany.assertTried(5);
  }

  @SuppressWarnings("unchecked")
  private static TaskRequest fiveTimes(String name) {
    return supervisor().task(name).retry(5, IllegalStateException.class);
  }

  @Test
  @Requirement("RTY-4")
  void request_retriesOnlyWhatIsListed_andEveryExceptionUnlessListed() throws Exception {
    Flaky other = new Flaky(1, new IOException("not listed"));
    assertInstanceOf(IOException.class, failure(fiveTimes("picky").submit(other)));
    other.assertTried(1);
    Flaky any = new Flaky(1, new IOException("any"));
    assertEquals("at last", once().submit(any).join(LONG));
    any.assertTried(2);
  }

  @SuppressWarnings("unchecked")
  private static TaskRequest once() {
    return supervisor().task("any").retry(2);
  }

  @Test
  @Requirement({"RTY-4", "RUN-7"})
  void requestHereAndNow_isRetriedHere() {
    AtomicInteger runs = new AtomicInteger();
    Task<String> task =
        once()
            .runNow(
                () -> {
                  if (runs.incrementAndGet() == 1) {
                    throw new IOException("again");
                  }
                  return "here";
                });
    assertEquals("here", task.join());
    assertEquals(2, task.info().attempts());
  }
}
