package dev.errand.runtime.cdi;

import dev.errand.CaptureSettings;
import dev.errand.runtime.cdi.MethodDescription.Trait;
import dev.errand.spi.ResultAdapter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

  static List<String> faults(MethodDescription method) {
    List<String> faults = new ArrayList<>();
    if (method.has(Names.BACKGROUND)) {
      modifiers(method, "@Background").ifPresent(faults::add);
      returnType(method).ifPresent(faults::add);
      company(method).ifPresent(faults::add);
      backgroundMembers(method, faults);
    } else if (method.has(Names.CAPTURED_OUTPUT)) {
      modifiers(method, "@CapturedOutput").ifPresent(faults::add);
    }
    if (method.has(Names.CAPTURED_OUTPUT)) {
      captureMembers(method, faults);
    }
    return faults;
  }

  private static Optional<String> modifiers(MethodDescription method, String annotation) {
    List<String> wrong =
        Stream.of(Trait.PRIVATE, Trait.STATIC, Trait.FINAL)
            .filter(method::is)
            .map(trait -> trait.name().toLowerCase(java.util.Locale.ROOT))
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

  private static void backgroundMembers(MethodDescription method, List<String> faults) {
    check(method, Names.BACKGROUND, "delay", Long::parseLong, value -> value >= 0, "0 or more")
        .ifPresent(faults::add);
    check(
            method,
            Names.BACKGROUND,
            "limit",
            Long::parseLong,
            value -> value >= 0,
            "1 or more, or 0 for none")
        .ifPresent(faults::add);
    check(
            method,
            Names.BACKGROUND,
            "delayUnit",
            ChronoUnit::valueOf,
            unit -> !unit.isDurationEstimated() || unit == ChronoUnit.DAYS,
            "a unit from NANOS to DAYS")
        .ifPresent(faults::add);
  }

  private static void captureMembers(MethodDescription method, List<String> faults) {
    check(
            method,
            Names.CAPTURED_OUTPUT,
            "limit",
            Long::parseLong,
            value -> value >= 1,
            "1 byte or more")
        .ifPresent(faults::add);
    String level = method.member(Names.CAPTURED_OUTPUT, "level");
    if (level != null) {
      try {
        CaptureSettings.level(level);
      } catch (IllegalArgumentException e) {
        faults.add("@CapturedOutput(level) of " + method.readable() + ": " + e.getMessage());
      }
    }
  }

  private interface Parser<V> {
    V parse(String text);
  }

  private static <V> Optional<String> check(
      MethodDescription method,
      String annotation,
      String member,
      Parser<V> parser,
      java.util.function.Predicate<V> allowed,
      String what) {
    String text = method.member(annotation, member);
    if (text == null || allowed.test(parser.parse(text))) {
      return Optional.empty();
    }
    return Optional.of(
        "@"
            + annotation.substring(annotation.lastIndexOf('.') + 1)
            + "("
            + member
            + ") of "
            + method.readable()
            + " is "
            + text
            + "; allowed is "
            + what
            + ".");
  }

  static String unknownExecutor(
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
