package dev.errand.runtime.cdi;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Names of annotations and types, where the classes themselves may not be there. */
final class Names {
  static final String BACKGROUND = Background.class.getName();
  static final String CAPTURED_OUTPUT = CapturedOutput.class.getName();
  static final String IDENTIFIER = "io.smallrye.common.annotation.Identifier";

  static final Set<String> ASYNCHRONOUS =
      Set.of(
          "org.eclipse.microprofile.faulttolerance.Asynchronous",
          "io.smallrye.faulttolerance.api.AsynchronousNonBlocking",
          "io.smallrye.common.annotation.NonBlocking",
          "jakarta.enterprise.concurrent.Asynchronous",
          "jakarta.ejb.Asynchronous");

  static final Set<String> FAULT_TOLERANCE =
      Set.of(
          "org.eclipse.microprofile.faulttolerance.Retry",
          "org.eclipse.microprofile.faulttolerance.Timeout",
          "org.eclipse.microprofile.faulttolerance.CircuitBreaker",
          "org.eclipse.microprofile.faulttolerance.Bulkhead",
          "org.eclipse.microprofile.faulttolerance.Fallback",
          "io.smallrye.faulttolerance.api.RateLimit",
          "io.smallrye.faulttolerance.api.ApplyGuard",
          "io.smallrye.faulttolerance.api.ApplyFaultTolerance");

  static final String RETRY = "org.eclipse.microprofile.faulttolerance.Retry";

  /** What a library does otherwise around a method that it takes for asynchronous. */
  static final Set<String> OTHERWISE_WHEN_ASYNCHRONOUS =
      Set.of(
          "org.eclipse.microprofile.faulttolerance.Timeout",
          "org.eclipse.microprofile.faulttolerance.Bulkhead");

  /** The return types by which Quarkus takes a method for asynchronous. */
  static final Set<String> ASYNCHRONOUS_TYPES =
      Set.of(
          "java.util.concurrent.CompletionStage",
          "java.util.concurrent.CompletableFuture",
          "io.smallrye.mutiny.Uni");

  static final Set<String> SESSION_BEAN =
      Set.of(
          "jakarta.ejb.Stateless",
          "jakarta.ejb.Stateful",
          "jakarta.ejb.Singleton",
          "jakarta.ejb.MessageDriven");

  /** Methods that the container calls itself; annotations of the class do not apply to them. */
  static final Set<String> LIFE_CYCLE =
      Set.of(
          "jakarta.annotation.PostConstruct",
          "jakarta.annotation.PreDestroy",
          "jakarta.inject.Inject",
          "jakarta.interceptor.AroundInvoke",
          "jakarta.interceptor.AroundConstruct");

  static final List<String> RETURN_TYPES =
      List.of(
          "void",
          "dev.errand.Task",
          "java.util.concurrent.CompletionStage",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.Future");

  private Names() {}

  /** Whether an annotation makes a call a task. */
  static boolean isTask(String annotation) {
    return annotation.equals(BACKGROUND) || annotation.equals(CAPTURED_OUTPUT);
  }

  static boolean areOfTask(Collection<String> annotations) {
    return annotations.contains(BACKGROUND) || annotations.contains(CAPTURED_OUTPUT);
  }

  static boolean containsAny(Set<String> some, Collection<String> annotations) {
    for (String annotation : annotations) { // for each method there is: cheaper than a stream
      if (some.contains(annotation)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the extensions look at an annotation at all. */
  static boolean isOfInterest(String annotation) {
    return isTask(annotation)
        || ASYNCHRONOUS.contains(annotation)
        || FAULT_TOLERANCE.contains(annotation)
        || SESSION_BEAN.contains(annotation)
        || LIFE_CYCLE.contains(annotation);
  }
}
