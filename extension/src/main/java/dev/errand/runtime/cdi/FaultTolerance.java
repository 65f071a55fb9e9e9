package dev.errand.runtime.cdi;

import dev.errand.runtime.cdi.RetryingBean.Again;
import dev.errand.runtime.core.Messages;
import dev.errand.spi.RetryRunner;
import java.lang.StackWalker.StackFrame;
import java.lang.System.Logger.Level;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Retry through the fault tolerance library of the runtime, and whether there is one. */
final class FaultTolerance implements RetryRunner {
  private static final Pattern INTERCEPTOR =
      Pattern.compile(".*fault[._]?tolerance.*Interceptor", Pattern.CASE_INSENSITIVE);

  /** Asked when the first retries: making the bean's proxy would lengthen each start. */
  private final Supplier<? extends RetryingBean> bean;

  private volatile @Nullable Boolean available;

  FaultTolerance(Supplier<? extends RetryingBean> bean) {
    this.bean = bean;
  }

  /**
   * Found out by trying: libraries hide their interceptors behind bindings of their own, so that
   * asking the container is no good.
   */
  @Override
  public boolean isAvailable() {
    Boolean known = available;
    if (known == null) {
      known = tryOut();
      available = known;
    }
    return known;
  }

  private boolean tryOut() {
    AtomicInteger calls = new AtomicInteger();
    try {
      bean.get()
          .call(
              () -> {
                if (calls.incrementAndGet() == 1) {
                  Warnings.retriedTwice(interceptors());
                  throw new Again(new IllegalStateException("The first of two calls, on trial."));
                }
                return null;
              });
      return true;
    } catch (Exception e) {
      Messages.LOG.log(Level.DEBUG, "Nothing retries here.", e);
      return false;
    }
  }

  /**
   * The interceptors of fault tolerance libraries in the call under way, between this class and
   * itself: one for each place that they come from. By their names, since nothing else tells what
   * kind of interceptor it is.
   */
  private static Map<String, Class<?>> interceptors() {
    Map<String, Class<?>> found = new TreeMap<>();
    List<Class<?>> call =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
            .walk(
                frames ->
                    frames
                        .<Class<?>>map(StackFrame::getDeclaringClass)
                        .dropWhile(type -> type == FaultTolerance.class)
                        .takeWhile(type -> type != FaultTolerance.class)
                        .filter(type -> INTERCEPTOR.matcher(type.getName()).matches())
                        .toList());
    call.forEach(type -> found.putIfAbsent(origin(type), type));
    return found;
  }

  private static String origin(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return String.valueOf(source == null ? type.getClassLoader() : source.getLocation());
  }

  @Override
  public @Nullable Object call(
      int attempts, Predicate<Throwable> retryOn, Callable<@Nullable Object> attempt)
      throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Callable<@Nullable Object> counted =
        () -> {
          int call = calls.incrementAndGet();
          try {
            return attempt.call();
          } catch (Throwable t) {
            if (call < attempts && retryOn.test(t)) {
              throw new Again(t);
            }
            throw t;
          }
        };
    while (true) {
      try {
        return bean.get().call(counted);
      } catch (Again left) {
        // The library has ended before us: a setting for all methods of the application, such as
        // Retry/maxRetries, binds our bean too. The attempts of a request are its own.
        Messages.LOG.log(Level.DEBUG, "Retried beyond what is configured for methods.", left);
      }
    }
  }
}
