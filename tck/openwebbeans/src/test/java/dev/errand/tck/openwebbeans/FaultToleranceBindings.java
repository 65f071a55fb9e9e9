package dev.errand.tck.openwebbeans;

import io.smallrye.faulttolerance.FaultToleranceBinding;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;

/**
 * What OpenWebBeans lacks for SmallRye Fault Tolerance, whose extension makes {@code @Retry} and
 * its kin inherit a binding: OpenWebBeans sees what is inherited in sources only. Servers that are
 * built on it bring the like.
 */
public class FaultToleranceBindings implements Extension {
  /** By name: not each is there in every test. */
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "org.eclipse.microprofile.faulttolerance.Bulkhead",
          "org.eclipse.microprofile.faulttolerance.CircuitBreaker",
          "org.eclipse.microprofile.faulttolerance.Fallback",
          "org.eclipse.microprofile.faulttolerance.Retry",
          "org.eclipse.microprofile.faulttolerance.Timeout",
          "io.smallrye.faulttolerance.api.RateLimit");

  /** The system property by which a test leaves OpenWebBeans to itself. */
  static final String OFF = "errand.tck.bindings.off";

  private final Optional<Annotation> binding =
      Boolean.getBoolean(OFF) ? Optional.empty() : binding();

  <T> void bind(@Observes ProcessAnnotatedType<T> event) {
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
    return annotated.getAnnotations().stream()
        .anyMatch(annotation -> ANNOTATIONS.contains(annotation.annotationType().getName()));
  }
}
