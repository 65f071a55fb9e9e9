package dev.errand.runtime.cdi;

import dev.errand.runtime.cdi.MethodDescription.Trait;
import dev.errand.spi.ResultAdapter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with the task methods of an application: the one logic behind both extensions.
 * Source: DEP-1.
 */
final class DeploymentRules {
  private static final List<Trait> NOT_INTERCEPTED =
      List.of(Trait.PRIVATE, Trait.STATIC, Trait.FINAL);

  private DeploymentRules() {}

  /** Puts all faults into the one message that fails the deployment. */
  static String message(Collection<String> faults) {
    return "Errand: "
        + faults.size()
        + (faults.size() == 1 ? " fault" : " faults")
        + " in this application's task methods:"
        + faults.stream().sorted().map(fault -> "\n  - " + fault).collect(Collectors.joining());
  }

  static List<String> faults(Collection<MethodDescription> methods) {
    Set<String> faults = new LinkedHashSet<>();
    for (MethodDescription method : methods) {
      addFaults(method, faults);
    }
    return List.copyOf(faults);
  }

  private static void addFaults(MethodDescription method, Collection<String> faults) {
    if (method.has(Names.BACKGROUND)) {
      addDeclaration(method, "@Background", faults);
      addReturnType(method, faults);
      addKeys(method, faults);
      addCompany(method, faults);
      addMembers(method, Names.BACKGROUND, faults);
    } else {
      addDeclaration(method, "@CapturedOutput", faults);
    }
    if (method.has(Names.CAPTURED_OUTPUT)) {
      addMembers(method, Names.CAPTURED_OUTPUT, faults);
    }
  }

  private static void addDeclaration(
      MethodDescription method, String annotation, Collection<String> faults) {
    if (method.is(Trait.OF_FINAL_CLASS)) {
      faults.add(
          method.beanClass()
              + " is a final class: the container cannot intercept its methods, so "
              + annotation
              + " has no effect. Make it a class that is not final.");
      return;
    }
    List<String> wrong = new ArrayList<>();
    for (Trait trait : NOT_INTERCEPTED) {
      if (method.is(trait)) {
        wrong.add(trait.name().toLowerCase(Locale.ROOT));
      }
    }
    if (!wrong.isEmpty()) {
      faults.add(
          method.readable()
              + " is "
              + String.join(" and ", wrong)
              + ": the container cannot intercept it, so "
              + annotation
              + " has no effect. Make it an instance method that is neither private nor final.");
    }
  }

  private static void addReturnType(MethodDescription method, Collection<String> faults) {
    if (Names.RETURN_TYPES.contains(method.returnType())) {
      return;
    }
    List<String> adapted =
        Plugins.load(ResultAdapter.class).stream().map(ResultAdapter::typeName).toList();
    if (!adapted.contains(method.returnType())) {
      faults.add(
          method.readable()
              + " is @Background and returns "
              + method.returnType()
              + ". Allowed are "
              + Stream.concat(Names.RETURN_TYPES.stream(), adapted.stream())
                  .collect(Collectors.joining(", "))
              + ".");
    }
  }

  private static void addKeys(MethodDescription method, Collection<String> faults) {
    if (method.is(Trait.OF_SEVERAL_KEYS)) {
      faults.add(
          method.readable()
              + " has more than one @TaskKey parameter. Allowed is one; give it a record of both.");
    }
  }

  private static void addCompany(MethodDescription method, Collection<String> faults) {
    if (method.is(Trait.OF_SESSION_BEAN)) {
      faults.add(
          method.readable()
              + " is @Background on a session bean, whose interceptors cannot go on in another"
              + " thread. Move it to a CDI bean.");
    } else if (Names.containsAny(Names.ASYNCHRONOUS, method.annotations().keySet())) {
      Set<String> others = new TreeSet<>(method.annotations().keySet());
      others.retainAll(Names.ASYNCHRONOUS);
      faults.add(
          method.readable()
              + " is both @Background and @"
              + others.iterator().next()
              + ". Keep one of them: each would take a thread of its own.");
    }
  }

  private static void addMembers(
      MethodDescription method, String annotation, Collection<String> faults) {
    if (method.hasMembers(annotation)) {
      String place = "@" + annotation.substring(annotation.lastIndexOf('.') + 1);
      Members.checked(annotation)
          .forEach(
              (member, syntax) -> {
                String text = method.member(annotation, member);
                if (text != null && syntax.read(text).isEmpty()) {
                  faults.add(
                      syntax.fault(place + "(" + member + ") of " + method.readable(), text));
                }
              });
    }
  }

  /**
   * The executors of methods that are not there; a {@code java:} name is believed until its use.
   */
  static List<String> executorFaults(
      Collection<MethodDescription> methods, Predicate<String> exists, Collection<String> known) {
    List<String> faults = new ArrayList<>();
    for (MethodDescription method : methods) {
      String executor = method.member(Names.BACKGROUND, "executor");
      if (executor != null && !executor.isEmpty() && !exists.test(executor)) {
        faults.add(unknownExecutor(method, executor, known));
      }
    }
    return faults;
  }

  private static String unknownExecutor(
      MethodDescription method, String executor, Collection<String> known) {
    return "@Background(executor) of "
        + method.readable()
        + " is '"
        + executor
        + "', and there is no such executor. Allowed are a bean of type java.util.concurrent.Executor"
        + " with this @Identifier or @Named value"
        + (known.isEmpty() ? "" : " (there are: " + String.join(", ", known) + ")")
        + ", or a java: name.";
  }
}
