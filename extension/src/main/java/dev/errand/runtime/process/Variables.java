package dev.errand.runtime.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The environment of a program.
 *
 * @param inherited whether it begins with that of this process
 * @param removed variables of that which it has not
 * @param set variables that it has
 * @param secret the names of those that are secrets, however short
 */
record Variables(
    boolean inherited, Set<String> removed, Map<String, String> set, Set<String> secret) {
  static final Variables INHERITED = new Variables(true, Set.of(), Map.of(), Set.of());

  Variables {
    removed = Set.copyOf(removed);
    set = Map.copyOf(set);
    secret = Set.copyOf(secret);
  }

  Variables with(String variable, String value, boolean isSecret) {
    Map<String, String> more = new HashMap<>(set);
    more.put(variable, value);
    return new Variables(
        inherited, without(removed, variable), more, changed(secret, variable, isSecret));
  }

  Variables without(String variable) {
    Map<String, String> fewer = new HashMap<>(set);
    fewer.remove(variable);
    return new Variables(
        inherited, changed(removed, variable, true), fewer, without(secret, variable));
  }

  private static Set<String> without(Set<String> names, String name) {
    return changed(names, name, false);
  }

  private static Set<String> changed(Set<String> names, String name, boolean contained) {
    Set<String> changed = new HashSet<>(names);
    if (contained) {
      changed.add(name);
    } else {
      changed.remove(name);
    }
    return changed;
  }

  void applyTo(Map<String, String> environment) {
    if (!inherited) {
      environment.clear();
    }
    environment.keySet().removeAll(removed);
    environment.putAll(set);
  }

  /** Leaves the values out, which may be secret. */
  @Override
  public String toString() {
    return "Variables" + set.keySet();
  }
}
