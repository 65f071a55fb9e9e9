package dev.errand.tck;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/**
 * Names each test in the reports by its requirements, the runtime and its method: {@code RUN-3
 * [weld-6] unfinishedStage_endsTheTaskWhenItEnds}. The system property {@code errand.tck.runtime}
 * has the name of the runtime.
 */
public final class RequirementNames extends DisplayNameGenerator.Standard {
  private static final String RUNTIME = System.getProperty("errand.tck.runtime", "unnamed runtime");

  @Override
  public String generateDisplayNameForMethod(
      List<Class<?>> enclosing, Class<?> testClass, Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      if (annotation.annotationType().getName().equals(Requirement.class.getName())) {
        return Suite.label(String.join(" ", ids(annotation)), RUNTIME) + " " + method.getName();
      }
    }
    return method.getName();
  }

  /** By name: a runtime such as Quarkus loads the tests again, in a class loader of its own. */
  private static String[] ids(Annotation requirement) {
    try {
      return (String[]) requirement.annotationType().getMethod("value").invoke(requirement);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(requirement + " cannot be read.", e);
    }
  }
}
