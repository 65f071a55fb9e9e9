package dev.errand.runtime.cdi;

import dev.errand.runtime.cdi.MethodDescription.Trait;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes the task methods of a class as a portable extension sees it. */
final class ReflectedMethods {
  private final BeanManager container;

  ReflectedMethods(BeanManager container) {
    this.container = container;
  }

  List<MethodDescription> describe(AnnotatedType<?> type) {
    Map<String, Map<String, String>> ofClass = ofInterest(type);
    boolean sessionBean =
        type.getAnnotations().stream()
            .anyMatch(a -> Names.SESSION_BEAN.contains(a.annotationType().getName()));
    List<MethodDescription> methods = new ArrayList<>();
    for (AnnotatedMethod<?> method : type.getMethods()) {
      Method member = method.getJavaMember();
      if (member.isSynthetic() || member.getDeclaringClass() == Object.class) {
        continue;
      }
      Map<String, Map<String, String>> own = ofInterest(method);
      Set<Trait> traits = traits(member, sessionBean);
      if (isTask(own)) {
        traits.add(Trait.ANNOTATED_ITSELF);
      } else if (traits.contains(Trait.PRIVATE)
          || traits.contains(Trait.STATIC)
          || isLifeCycle(method)) {
        continue;
      }
      Map<String, Map<String, String>> all = new HashMap<>(ofClass);
      all.putAll(own);
      if (isTask(all)) {
        methods.add(
            new MethodDescription(
                type.getJavaClass().getName(),
                member.getName(),
                member.getReturnType().getName(),
                traits,
                all));
      }
    }
    return methods;
  }

  private static boolean isTask(Map<String, Map<String, String>> annotations) {
    return annotations.containsKey(Names.BACKGROUND)
        || annotations.containsKey(Names.CAPTURED_OUTPUT);
  }

  private static boolean isLifeCycle(AnnotatedMethod<?> method) {
    return method.getAnnotations().stream()
        .anyMatch(a -> Names.LIFE_CYCLE.contains(a.annotationType().getName()));
  }

  private static Set<Trait> traits(Method member, boolean sessionBean) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    int modifiers = member.getModifiers();
    if (Modifier.isPrivate(modifiers)) {
      traits.add(Trait.PRIVATE);
    }
    if (Modifier.isStatic(modifiers)) {
      traits.add(Trait.STATIC);
    }
    if (Modifier.isFinal(modifiers)) {
      traits.add(Trait.FINAL);
    }
    if (sessionBean) {
      traits.add(Trait.OF_SESSION_BEAN);
    }
    return traits;
  }

  private Map<String, Map<String, String>> ofInterest(Annotated annotated) {
    Map<String, Map<String, String>> found = new HashMap<>();
    collect(annotated.getAnnotations(), found);
    return found;
  }

  /** What stands directly counts more than what a stereotype brings. */
  private void collect(
      Collection<? extends Annotation> annotations, Map<String, Map<String, String>> into) {
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

  private static Map<String, String> members(Annotation annotation) {
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
