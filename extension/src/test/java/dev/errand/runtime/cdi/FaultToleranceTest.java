package dev.errand.runtime.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultToleranceTest {
  /** A library that is told to retry once, whatever an annotation says. */
  private static class RetriesOnce extends RetryingBean {
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

  /** Looks like a library. */
  @Interceptor
  private static final class FirstFaultTolerance {
    @Nullable Object around(Callable<@Nullable Object> call) throws Exception {
      return call.call();
    }
  }

  /** Looks like another one. */
  @Interceptor
  private static final class SecondFaultTolerance {
    @Nullable Object around(Callable<@Nullable Object> call) throws Exception {
      return call.call();
    }
  }

  private static List<String> warningsWith(RetryingBean bean) {
    List<String> warnings = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            warnings.add(record.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("dev.errand");
    logger.addHandler(handler);
    try {
      assertTrue(new FaultTolerance(bean).isAvailable());
    } finally {
      logger.removeHandler(handler);
    }
    return warnings;
  }

  @Test
  void twoLibraries_areNamedWithTheirOrigin() {
    List<String> warnings =
        warningsWith(
            new RetriesOnce() {
              @Override
              @Nullable Object call(Callable<@Nullable Object> attempt) throws Exception {
                return new FirstFaultTolerance()
                    .around(() -> new SecondFaultTolerance().around(() -> super.call(attempt)));
              }
            });
    assertEquals(1, warnings.size());
    String warning = warnings.get(0);
    assertTrue(warning.startsWith("ERRAND-0009: More than one fault tolerance library"), warning);
    assertTrue(warning.contains(FirstFaultTolerance.class.getName() + " of file:"), warning);
    assertTrue(warning.contains(SecondFaultTolerance.class.getName() + " of file:"), warning);
  }

  @Test
  void oneLibrary_isNotWarnedOf() {
    List<String> warnings =
        warningsWith(
            new RetriesOnce() {
              @Override
              @Nullable Object call(Callable<@Nullable Object> attempt) throws Exception {
                return new FirstFaultTolerance().around(() -> super.call(attempt));
              }
            });
    assertEquals(List.of(), warnings);
  }
}
