package dev.errand.runtime.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
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

  private final FaultTolerance retry = new FaultTolerance(RetriesOnce::new);
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

  /** What a library does. */
  public interface Around {
    @Nullable Object around(Callable<@Nullable Object> call) throws Exception;
  }

  /** Looks like a library. */
  public static final class FaultToleranceInterceptor implements Around {
    @Override
    public @Nullable Object around(Callable<@Nullable Object> call) throws Exception {
      return call.call();
    }
  }

  /** Has that library, too, from a place of its own. */
  private static final class Bundled extends ClassLoader {
    private Bundled() {
      super(FaultToleranceTest.class.getClassLoader());
    }

    private Around library() throws Exception {
      String name = FaultToleranceInterceptor.class.getName();
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = file.readAllBytes();
        CodeSource place = new CodeSource(new URL("file:/bundled.jar"), (Certificate[]) null);
        return (Around)
            defineClass(name, bytes, 0, bytes.length, new ProtectionDomain(place, null))
                .getConstructor()
                .newInstance();
      }
    }
  }

  private static List<String> warningsWith(RetryingBean bean) {
    List<String> warnings = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            if (record.getMessage().startsWith("ERRAND-")) { // not those of the log library itself
              warnings.add(record.getMessage());
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
      assertTrue(new FaultTolerance(() -> bean).isAvailable());
    } finally {
      logger.removeHandler(handler);
    }
    return warnings;
  }

  private static RetryingBean within(Around... libraries) {
    return new RetriesOnce() {
      @Override
      @Nullable Object call(Callable<@Nullable Object> attempt) throws Exception {
        Callable<@Nullable Object> call = () -> super.call(attempt);
        for (Around library : libraries) {
          Callable<@Nullable Object> inner = call;
          call = () -> library.around(inner);
        }
        return call.call();
      }
    };
  }

  @Test
  void twoLibraries_areNamedWithWhereTheyComeFrom() throws Exception {
    List<String> warnings =
        warningsWith(within(new FaultToleranceInterceptor(), new Bundled().library()));
    assertEquals(1, warnings.size(), warnings::toString);
    String warning = warnings.get(0);
    String name = FaultToleranceInterceptor.class.getName();
    assertTrue(warning.startsWith("ERRAND-0009: More than one fault tolerance library"), warning);
    assertTrue(warning.contains(": " + name + " of file:/bundled.jar, " + name + " of "), warning);
  }

  @Test
  void oneLibraryOfSeveralInterceptors_isNotWarnedOf() {
    assertEquals(
        List.of(),
        warningsWith(within(new FaultToleranceInterceptor(), new FaultToleranceInterceptor())));
  }
}
