package dev.errand.runtime.cdi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the extension has seen, for the run time: the task methods with the names of their
 * annotations, and which tasks are observed by name. In Quarkus it is written down at build time,
 * as text.
 *
 * @param methods the task methods
 * @param observedNames the values of {@code @TaskName} at observers
 * @param configured whether their configuration was found in order already
 */
record Deployed(
    Collection<MethodDescription> methods, Set<String> observedNames, boolean configured) {
  private static final String FIELDS = "|";
  private static final String ITEMS = ",";

  Deployed {
    methods = List.copyOf(methods);
    observedNames = Set.copyOf(observedNames);
  }

  List<String> encode() {
    return methods.stream()
        .map(
            method ->
                String.join(
                    FIELDS,
                    method.beanClass(),
                    method.name(),
                    method.returnType(),
                    String.join(ITEMS, method.annotations().keySet())))
        .toList();
  }

  static Deployed decode(String[] lines, String[] observedNames) {
    List<MethodDescription> methods = new ArrayList<>(lines.length);
    Map<String, Map<String, Map<String, String>>> known = new HashMap<>(); // many bear the same
    for (String line : lines) {
      String[] fields = line.split("\\|", -1);
      Map<String, Map<String, String>> annotations =
          known.computeIfAbsent(fields[3], Deployed::withoutMembers);
      methods.add(new MethodDescription(fields[0], fields[1], fields[2], Set.of(), annotations));
    }
    return new Deployed(methods, Set.of(observedNames), false);
  }

  private static Map<String, Map<String, String>> withoutMembers(String annotations) {
    Map<String, Map<String, String>> names = new HashMap<>();
    for (String name : annotations.split(ITEMS, -1)) {
      names.put(name, Map.of());
    }
    return Map.copyOf(names);
  }

  /** Whether any task method has fault tolerance around its body. */
  boolean isFaultTolerant() {
    for (MethodDescription method : methods) {
      if (method.isFaultTolerant()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a task method of that name has fault tolerance around its body. */
  boolean isFaultTolerant(String beanClass, String name) {
    return methods.stream()
        .filter(method -> method.beanClass().equals(beanClass) && method.name().equals(name))
        .anyMatch(MethodDescription::isFaultTolerant);
  }

  boolean isBeanClass(String name) {
    return methods.stream().anyMatch(method -> method.beanClass().equals(name));
  }
}
