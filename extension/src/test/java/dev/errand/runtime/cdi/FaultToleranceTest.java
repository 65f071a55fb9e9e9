package dev.errand.runtime.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultToleranceTest {
  /** A library that is told to retry once, whatever an annotation says. */
  private static final class RetriesOnce extends RetryingBean {
    @Override
    @Nullable Object call(Callable<@Nullable Object> attempt) throws Exception {
      try {
        return attempt.call();
      } catch (Again e) {
        return attempt.call();
      }
    }
  }

  private final FaultTolerance retry = new FaultTolerance(new RetriesOnce());
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void libraryEndsEarly_theAttemptsOfTheRequestCount() throws Exception {
    Object result =
        retry.call(
            6,
            IOException.class::isInstance,
            () -> {
              if (calls.incrementAndGet() < 6) {
                throw new IOException("on purpose");
              }
              return "the sixth";
            });
    assertEquals("the sixth", result);
  }

  @Test
  void allAttemptsFail_theLastFailureIsTold() {
    IOException failure = new IOException("on purpose");
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                retry.call(
                    5,
                    IOException.class::isInstance,
                    () -> {
                      calls.incrementAndGet();
                      throw failure;
                    }));
    assertSame(failure, thrown);
    assertEquals(5, calls.get());
  }

  @Test
  void otherFailure_isNotRetried() {
    assertThrows(
        IllegalStateException.class,
        () ->
            retry.call(
                5,
                IOException.class::isInstance,
                () -> {
                  calls.incrementAndGet();
                  throw new IllegalStateException("on purpose");
                }));
    assertEquals(1, calls.get());
  }

  /** Zero for "without limit" ends each deployment on Payara, which compares the two. */
  @Test
  void retriedMethod_lastsLongerThanItWaits() throws Exception {
    Retry retry =
        RetryingBean.class.getDeclaredMethod("call", Callable.class).getAnnotation(Retry.class);
    Duration lasts = Duration.of(retry.maxDuration(), retry.durationUnit());
    assertTrue(lasts.compareTo(Duration.of(retry.delay(), retry.delayUnit())) > 0);
  }
}
