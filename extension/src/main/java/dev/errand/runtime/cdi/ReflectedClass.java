package dev.errand.runtime.cdi;

import dev.errand.TaskKey;
import dev.errand.runtime.cdi.SeenClass.SeenMethod;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a class as a portable extension sees it into neutral terms. */
final class ReflectedClass {
  private final BeanManager container;
  private final Map<Class<?>, ClassFile.Bearers> unseen = new HashMap<>();

  ReflectedClass(BeanManager container) {
    this.container = container;
  }

  SeenClass describe(AnnotatedType<?> type) {
    Class<?> java = type.getJavaClass();
    return new SeenClass(
        java.getName(),
        Modifier.isFinal(java.getModifiers()),
        lineage(java),
        ofInterest(type.getAnnotations()),
        methods(type));
  }

  private List<SeenMethod> methods(AnnotatedType<?> type) {
    List<SeenMethod> methods = new ArrayList<>();
    for (AnnotatedMethod<?> method : type.getMethods()) {
      methods.add(describe(method));
    }
    return methods;
  }

  /** What bears @Retry where that is not there, so that reflection does not tell. */
  private ClassFile.Bearers unseen(Class<?> owner) {
    return unseen.computeIfAbsent(
        owner,
        type ->
            isThere(Names.RETRY, type.getClassLoader())
                ? ClassFile.Bearers.NONE
                : ClassFile.bearers(type, Names.RETRY));
  }

  private static boolean isThere(String name, @Nullable ClassLoader loader) {
    try {
      Class.forName(name, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError e) { // an answer to the question
      return false;
    }
  }

  private static List<String> lineage(Class<?> java) {
    List<String> names = new ArrayList<>();
    for (@Nullable Class<?> type = java; type != null; type = type.getSuperclass()) {
      names.add(type.getName());
    }
    return names;
  }

  private SeenMethod describe(AnnotatedMethod<?> method) {
    Method java = method.getJavaMember();
    Map<String, Map<String, String>> annotations = ofInterest(method.getAnnotations());
    if (unseen(java.getDeclaringClass()).contains(java)) {
      annotations.put(Names.RETRY, Map.of());
    }
    return new SeenMethod(
        java.getDeclaringClass().getName(),
        java.getName(),
        names(java.getParameterTypes()),
        java.getReturnType().getName(),
        java.getModifiers(),
        keys(method),
        annotations);
  }

  private static List<String> names(Class<?>[] types) {
    List<String> names = new ArrayList<>(types.length);
    for (Class<?> type : types) {
      names.add(type.getName());
    }
    return names;
  }

  private static int keys(AnnotatedMethod<?> method) {
    int keys = 0;
    for (AnnotatedParameter<?> parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(TaskKey.class)) {
        keys++;
      }
    }
    return keys;
  }

  private Map<String, Map<String, String>> ofInterest(Collection<Annotation> annotations) {
    Map<String, Map<String, String>> found = new HashMap<>();
    collect(annotations, found);
    return found;
  }

  /** What stands directly counts more than what a stereotype brings. */
  private void collect(Collection<Annotation> annotations, Map<String, Map<String, String>> into) {
    for (Annotation annotation : annotations) {
      String name = annotation.annotationType().getName();
      if (Names.isOfInterest(name)) {
        into.putIfAbsent(name, members(annotation));
      }
    }
    for (Annotation annotation : annotations) {
      if (container.isStereotype(annotation.annotationType())) {
        collect(container.getStereotypeDefinition(annotation.annotationType()), into);
      }
    }
  }

  /** None for one with nothing but defaults, as most are: there is nothing wrong with those. */
  private static Map<String, String> members(Annotation annotation) {
    if (Plain.is(annotation)) {
      return Map.of();
    }
    Map<String, String> members = new HashMap<>();
    for (Method member : annotation.annotationType().getDeclaredMethods()) {
      try {
        Object value = member.invoke(annotation);
        members.put(member.getName(), value instanceof Enum<?> e ? e.name() : value.toString());
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(annotation + " cannot be read.", e);
      }
    }
    return members;
  }
}
