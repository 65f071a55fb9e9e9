package dev.errand.tck;

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
    Requirement requirement = method.getAnnotation(Requirement.class);
    return requirement == null
        ? method.getName()
        : Suite.label(String.join(" ", requirement.value()), RUNTIME) + " " + method.getName();
  }
}
