package dev.errand.tck.openwebbeans;

import io.smallrye.faulttolerance.FaultToleranceBinding;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * What OpenWebBeans lacks for SmallRye Fault Tolerance, whose extension makes {@code @Retry} and
 * its kin inherit a binding: OpenWebBeans sees what is inherited in sources only. Servers that are
 * built on it bring the like.
 */
public class FaultToleranceBindings implements Extension {
  private static final List<Class<? extends Annotation>> ANNOTATIONS =
      List.of(Bulkhead.class, CircuitBreaker.class, Fallback.class, Retry.class, Timeout.class);

  /** The system property by which a test leaves OpenWebBeans to itself. */
  static final String OFF = "errand.tck.bindings.off";

  private final Optional<Annotation> binding =
      Boolean.getBoolean(OFF) ? Optional.empty() : binding();

  <T> void bind(
      @Observes
          @WithAnnotations({
            Bulkhead.class,
            CircuitBreaker.class,
            Fallback.class,
            Retry.class,
            Timeout.class
          })
          ProcessAnnotatedType<T> event) {
    binding.ifPresent(found -> add(found, event.configureAnnotatedType()));
  }

  private static <T> void add(Annotation binding, AnnotatedTypeConfigurator<T> type) {
    if (isTolerant(type.getAnnotated())) {
      type.add(binding);
    }
    type.filterMethods(FaultToleranceBindings::isTolerant).forEach(method -> method.add(binding));
  }

  /** None in the tests that take the library away. */
  private static Optional<Annotation> binding() {
    try {
      return Optional.of(FaultToleranceBinding.Literal.INSTANCE);
    } catch (NoClassDefFoundError e) {
      return Optional.empty();
    }
  }

  private static boolean isTolerant(Annotated annotated) {
    return ANNOTATIONS.stream().anyMatch(annotated::isAnnotationPresent);
  }
}
