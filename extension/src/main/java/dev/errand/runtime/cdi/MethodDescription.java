package dev.errand.runtime.cdi;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A method of a bean class in neutral terms, whatever kind of extension has seen it.
 *
 * @param beanClass the fully qualified name of the bean's class
 * @param name the name of the method
 * @param returnType the fully qualified name of its erased return type
 * @param traits what is declared of it
 * @param annotations the annotations that apply to it, those of the class and of stereotypes
 *     included where the method does not replace them: by name, with their members as text
 */
record MethodDescription(
    String beanClass,
    String name,
    String returnType,
    Set<Trait> traits,
    Map<String, Map<String, String>> annotations) {

  enum Trait {
    PRIVATE,
    STATIC,
    FINAL,
    /** Its bean's class is final. */
    OF_FINAL_CLASS,
    /** More than one of its parameters is a key. */
    OF_SEVERAL_KEYS,
    /** Its bean is a session bean. */
    OF_SESSION_BEAN
  }

  MethodDescription {
    traits = Set.copyOf(traits);
    annotations = Map.copyOf(annotations);
  }

  boolean has(String annotation) {
    return annotations.containsKey(annotation);
  }

  /** Whether fault tolerance stands around its body. */
  boolean isFaultTolerant() {
    return Names.containsAny(Names.FAULT_TOLERANCE, annotations.keySet());
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** Whether there is anything to check in an annotation. */
  boolean hasMembers(String annotation) {
    return !annotations.getOrDefault(annotation, Map.of()).isEmpty();
  }

  @Nullable String member(String annotation, String member) {
    Map<String, String> members = annotations.get(annotation);
    return members == null ? null : members.get(member);
  }

  String readable() {
    return beanClass + "." + name + "()";
  }
}
