package dev.errand.runtime.cdi;

import dev.errand.Background;
import dev.errand.CapturedOutput;
import jakarta.enterprise.inject.Stereotype;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The annotations that count for a method, as the container has resolved them. */
final class Bindings {
  /** Where containers put the resolved bindings, before Interceptors 2.2 had a method for them. */
  private static final Set<String> KEYS =
      Set.of("org.jboss.weld.interceptor.bindings", "io.quarkus.arc.interceptorBindings");

  private static final @Nullable Method GETTER = getter();

  private Bindings() {}

  private static @Nullable Method getter() {
    try {
      return InvocationContext.class.getMethod("getInterceptorBindings");
    } catch (NoSuchMethodException e) {
      return null; // Interceptors before 2.2
    }
  }

  /** What counts for a call, given its {@link #bridge} if it has one. */
  static Set<Annotation> of(InvocationContext call, @Nullable Method bridge) {
    if (bridge != null) {
      return declared(bridge);
    }
    Set<Annotation> found = new HashSet<>();
    if (GETTER != null) {
      try {
        addAnnotations(GETTER.invoke(call), found);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(
            "The interceptor bindings of " + call.getMethod() + " cannot be read.", e);
      }
    }
    for (String key : KEYS) {
      addAnnotations(call.getContextData().get(key), found);
    }
    return found.isEmpty() ? declared(call.getMethod()) : found;
  }

  /**
   * Gives the annotated bridge that carries a call through a generic superclass to the bean's own
   * method; else null. Containers then tell of the superclass's method and its bindings.
   */
  static @Nullable Method bridge(Class<?> beanClass, Method method) {
    Class<?> type = beanClass;
    while (type != null) {
      try {
        Method own = type.getDeclaredMethod(method.getName(), method.getParameterTypes());
        // Compilers put the annotations of a method on its bridges, too.
        return own.isBridge()
                && (own.isAnnotationPresent(Background.class)
                    || own.isAnnotationPresent(CapturedOutput.class))
            ? own
            : null;
      } catch (NoSuchMethodException e) {
        type = type.getSuperclass(); // inherited by this class
      }
    }
    return null;
  }

  private static void addAnnotations(@Nullable Object source, Set<Annotation> into) {
    if (source instanceof Collection<?> all) {
      for (Object one : all) {
        if (one instanceof Annotation annotation) {
          into.add(annotation);
        }
      }
    }
  }

  /** For a container that tells nothing: what stands in the source, the method before the class. */
  private static Set<Annotation> declared(Method method) {
    Map<Class<?>, Annotation> found = new LinkedHashMap<>();
    collect(method.getAnnotations(), found);
    collect(method.getDeclaringClass().getAnnotations(), found);
    return Set.copyOf(found.values());
  }

  private static void collect(Annotation[] annotations, Map<Class<?>, Annotation> into) {
    for (Annotation annotation : annotations) {
      into.putIfAbsent(annotation.annotationType(), annotation);
    }
    for (Annotation annotation : annotations) {
      if (annotation.annotationType().isAnnotationPresent(Stereotype.class)) {
        collect(annotation.annotationType().getAnnotations(), into);
      }
    }
  }
}
