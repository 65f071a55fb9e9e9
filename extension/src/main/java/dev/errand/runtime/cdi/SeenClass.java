package dev.errand.runtime.cdi;

import dev.errand.runtime.cdi.MethodDescription.Trait;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A class in neutral terms, as either kind of extension has seen it.
 *
 * @param name its fully qualified name
 * @param isFinal whether it is final
 * @param lineage its name, then those of its superclasses, upwards
 * @param annotations the annotations that count for it, those of its stereotypes included: by name,
 *     with their members as text
 * @param methods its methods and those of its superclasses, in any order
 */
record SeenClass(
    String name,
    boolean isFinal,
    List<String> lineage,
    Map<String, Map<String, String>> annotations,
    List<SeenMethod> methods) {

  /** The bit of a class file that marks methods made by the compiler. */
  private static final int SYNTHETIC = 0x1000;

  /**
   * A method.
   *
   * @param owner the name of the class that declares it
   * @param name its name
   * @param parameterTypes the erased types of its parameters
   * @param returnType its erased return type
   * @param modifiers the modifiers, as in the class file
   * @param keys how many of its parameters are keys
   * @param annotations its own annotations, as in the class
   */
  record SeenMethod(
      String owner,
      String name,
      List<String> parameterTypes,
      String returnType,
      int modifiers,
      int keys,
      Map<String, Map<String, String>> annotations) {

    /** Whether the container could intercept it at all. */
    boolean isInstanceMethod() {
      return !Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers);
    }

    boolean isTask() {
      return Names.areOfTask(annotations.keySet());
    }

    private String signature() {
      return name + parameterTypes;
    }

    private boolean isToBeSeen() {
      return (modifiers & SYNTHETIC) == 0 && !Modifier.isAbstract(modifiers);
    }

    private boolean isLifeCycle() {
      return Names.containsAny(Names.LIFE_CYCLE, annotations.keySet());
    }
  }

  SeenClass withMethods(List<SeenMethod> other) {
    return new SeenClass(name, isFinal, lineage, annotations, other);
  }

  /** The methods whose calls are tasks, or would be if they were not declared wrongly. */
  List<MethodDescription> taskMethods() {
    List<MethodDescription> tasks = new ArrayList<>();
    for (SeenMethod method : withoutOverridden()) {
      if (method.isToBeSeen()
          && (method.isTask() || (method.isInstanceMethod() && !method.isLifeCycle()))) {
        Map<String, Map<String, String>> all = new HashMap<>(annotations);
        all.putAll(method.annotations);
        if (Names.areOfTask(all.keySet())) {
          tasks.add(
              new MethodDescription(name, method.name, method.returnType, traits(method), all));
        }
      }
    }
    return tasks;
  }

  /** The annotations of a method that is overridden do not count. */
  private List<SeenMethod> withoutOverridden() {
    List<SeenMethod> nearestFirst = new ArrayList<>(methods);
    nearestFirst.sort(Comparator.comparingInt(this::distance));
    Set<String> overriding = new HashSet<>();
    List<SeenMethod> left = new ArrayList<>();
    for (SeenMethod method : nearestFirst) {
      if (!method.isInstanceMethod() || overriding.add(method.signature())) {
        left.add(method);
      }
    }
    return left;
  }

  private int distance(SeenMethod method) {
    int above = lineage.indexOf(method.owner);
    return above < 0 ? Integer.MAX_VALUE : above; // interfaces come last
  }

  private Set<Trait> traits(SeenMethod method) {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (Modifier.isPrivate(method.modifiers)) {
      traits.add(Trait.PRIVATE);
    }
    if (Modifier.isStatic(method.modifiers)) {
      traits.add(Trait.STATIC);
    }
    if (Modifier.isFinal(method.modifiers)) {
      traits.add(Trait.FINAL);
    }
    if (method.keys > 1) {
      traits.add(Trait.OF_SEVERAL_KEYS);
    }
    if (isFinal) {
      traits.add(Trait.OF_FINAL_CLASS);
    }
    if (Names.containsAny(Names.SESSION_BEAN, annotations.keySet())) {
      traits.add(Trait.OF_SESSION_BEAN);
    }
    return traits;
  }
}
