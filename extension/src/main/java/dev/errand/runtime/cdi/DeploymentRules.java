package dev.errand.runtime.cdi;

import dev.errand.runtime.cdi.MethodDescription.Trait;
import dev.errand.spi.ResultAdapter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with the task methods of an application: the one logic behind both extensions.
 * Source: DEP-1.
 */
final class DeploymentRules {
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
    return methods.stream().flatMap(DeploymentRules::faults).distinct().toList();
  }

  private static Stream<String> faults(MethodDescription method) {
    Stream.Builder<String> faults = Stream.builder();
    if (method.has(Names.BACKGROUND)) {
      declaration(method, "@Background").ifPresent(faults);
      returnType(method).ifPresent(faults);
      keys(method).ifPresent(faults);
      company(method).ifPresent(faults);
      members(method, Names.BACKGROUND, Members.CHECKED_OF_BACKGROUND).forEach(faults);
    } else {
      declaration(method, "@CapturedOutput").ifPresent(faults);
    }
    if (method.has(Names.CAPTURED_OUTPUT)) {
      members(method, Names.CAPTURED_OUTPUT, Members.CHECKED_OF_CAPTURED_OUTPUT).forEach(faults);
    }
    return faults.build();
  }

  private static Optional<String> declaration(MethodDescription method, String annotation) {
    if (method.is(Trait.OF_FINAL_CLASS)) {
      return Optional.of(
          method.beanClass()
              + " is a final class: the container cannot intercept its methods, so "
              + annotation
              + " has no effect. Make it a class that is not final.");
    }
    List<String> wrong =
        Stream.of(Trait.PRIVATE, Trait.STATIC, Trait.FINAL)
            .filter(method::is)
            .map(trait -> trait.name().toLowerCase(Locale.ROOT))
            .toList();
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            method.readable()
                + " is "
                + String.join(" and ", wrong)
                + ": the container cannot intercept it, so "
                + annotation
                + " has no effect. Make it an instance method that is neither private nor final.");
  }

  private static Optional<String> returnType(MethodDescription method) {
    if (Names.RETURN_TYPES.contains(method.returnType())) {
      return Optional.empty();
    }
    List<String> adapted =
        Plugins.load(ResultAdapter.class).stream().map(ResultAdapter::typeName).toList();
    if (adapted.contains(method.returnType())) {
      return Optional.empty();
    }
    return Optional.of(
        method.readable()
            + " is @Background and returns "
            + method.returnType()
            + ". Allowed are "
            + Stream.concat(Names.RETURN_TYPES.stream(), adapted.stream())
                .collect(Collectors.joining(", "))
            + ".");
  }

  private static Optional<String> keys(MethodDescription method) {
    return method.is(Trait.OF_SEVERAL_KEYS)
        ? Optional.of(
            method.readable()
                + " has more than one @TaskKey parameter. Allowed is one; give it a record of both.")
        : Optional.empty();
  }

  private static Optional<String> company(MethodDescription method) {
    if (method.is(Trait.OF_SESSION_BEAN)) {
      return Optional.of(
          method.readable()
              + " is @Background on a session bean, whose interceptors cannot go on in another"
              + " thread. Move it to a CDI bean.");
    }
    return method.annotations().keySet().stream()
        .filter(Names.ASYNCHRONOUS::contains)
        .sorted()
        .findFirst()
        .map(
            other ->
                method.readable()
                    + " is both @Background and @"
                    + other
                    + ". Keep one of them: each would take a thread of its own.");
  }

  private static Stream<String> members(
      MethodDescription method, String annotation, Map<String, Syntax<?>> members) {
    String simpleName = annotation.substring(annotation.lastIndexOf('.') + 1);
    return members.entrySet().stream()
        .flatMap(
            checked -> {
              String text = method.member(annotation, checked.getKey());
              Syntax<?> syntax = checked.getValue();
              return text == null || syntax.read(text).isPresent()
                  ? Stream.empty()
                  : Stream.of(
                      syntax.fault(
                          "@" + simpleName + "(" + checked.getKey() + ") of " + method.readable(),
                          text));
            });
  }

  /**
   * The executors of methods that are not there; a {@code java:} name is believed until its use.
   */
  static List<String> executorFaults(
      Collection<MethodDescription> methods, Predicate<String> exists, Collection<String> known) {
    return methods.stream()
        .flatMap(
            method -> {
              String executor = method.member(Names.BACKGROUND, "executor");
              return executor == null || executor.isEmpty() || exists.test(executor)
                  ? Stream.empty()
                  : Stream.of(unknownExecutor(method, executor, known));
            })
        .toList();
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
