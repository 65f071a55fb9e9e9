package dev.errand.runtime.cdi;

import dev.errand.Background;
import dev.errand.CaptureSettings;
import dev.errand.CapturedOutput;
import dev.errand.Keep;
import dev.errand.StreamKind;
import dev.errand.TaskKind;
import dev.errand.TaskPriority;
import dev.errand.spi.SettingSource;
import dev.errand.spi.TaskSettings;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Collectors;

/** Turns the annotations of a method, and what configuration says of them, into settings. */
final class Configuration {
  private static final String BACKGROUND = "Background";
  private static final String CAPTURED_OUTPUT = "CapturedOutput";

  private final SettingSource source;
  private final Syntax<String> executorName;

  Configuration(SettingSource source, Predicate<String> executorExists) {
    this.source = source;
    this.executorName =
        new Syntax<>(
            text -> Syntax.onlyIf(executorExists.test(text), text),
            "the @Identifier or @Named value of an Executor bean, or a java: name");
  }

  /**
   * Reads everything that is configured for an application, and lists what is not allowed. Single
   * methods are asked for where a key is listed that may be one of theirs: there may be many, and
   * seldom is there a key. What a source has for them and does not list, their first call finds.
   */
  static List<String> faults(
      SettingSource source, Deployed deployed, Predicate<String> executorExists) {
    List<String> all = new ArrayList<>(new Settings(source).faults());
    List<String> ofMethods = new ArrayList<>();
    Map<String, Optional<String>> known = new HashMap<>();
    SettingSource once = key -> known.computeIfAbsent(key, source::value);
    Configuration configuration = new Configuration(once, executorExists);
    configuration.background(
        Overrides.ofAll(once, BACKGROUND, ofMethods), "of all", Plain.BACKGROUND);
    configuration.capture(Overrides.ofAll(once, CAPTURED_OUTPUT, ofMethods), Plain.CAPTURED_OUTPUT);
    Listed listed = Listed.of(source.keys());
    for (MethodDescription method : deployed.methods()) {
      if (listed.background && method.has(Names.BACKGROUND)) {
        configuration.background(method.beanClass(), method.name(), Plain.BACKGROUND, ofMethods);
      }
      if (listed.capture && method.has(Names.CAPTURED_OUTPUT)) {
        configuration.capture(method.beanClass(), method.name(), Plain.CAPTURED_OUTPUT, ofMethods);
      }
    }
    all.addAll(new LinkedHashSet<>(ofMethods)); // two methods may have one in common
    FaultTolerancePriority.fault(source, deployed).ifPresent(all::add);
    return all;
  }

  /** Which annotations the listed keys may override; both where nothing is listed. */
  private record Listed(boolean background, boolean capture) {
    static Listed of(Iterable<String> keys) {
      boolean background = false;
      boolean capture = false;
      boolean nothing = true;
      for (String key : keys) {
        background |= Overrides.mayOverride(key, BACKGROUND);
        capture |= Overrides.mayOverride(key, CAPTURED_OUTPUT);
        nothing = false;
      }
      return new Listed(background || nothing, capture || nothing);
    }
  }

  /** Says why nothing starts. */
  static String message(Collection<String> faults) {
    return "Errand cannot start, because of its configuration:" + list(faults);
  }

  /** Lists faults, a line each. */
  static String list(Collection<String> faults) {
    return faults.stream().map(fault -> "\n  - " + fault).collect(Collectors.joining());
  }

  /** The settings of a background method, and the name of its executor ("" for the default). */
  record BackgroundSettings(TaskSettings settings, String executor) {}

  /**
   * Reads what counts for a method.
   *
   * @param faults gets what is set and not allowed, and so does not count
   */
  BackgroundSettings background(
      String beanClass, String method, Background annotation, List<String> faults) {
    return background(
        Overrides.of(source, beanClass, method, BACKGROUND, faults),
        nameOf(beanClass, method),
        annotation);
  }

  private BackgroundSettings background(Overrides given, String unnamed, Background annotation) {
    String name = given.get("name", annotation.name(), Members.NAME);
    String executor = given.get("executor", annotation.executor(), executorName);
    long delay = given.get("delay", annotation.delay(), Members.DELAY);
    ChronoUnit unit = given.get("delayUnit", annotation.delayUnit(), Members.DELAY_UNIT);
    int limit = given.get("limit", annotation.limit(), Members.TASK_LIMIT);
    boolean unique = given.get("unique", annotation.unique(), Members.UNIQUE);
    TaskPriority priority = given.get("priority", annotation.priority(), Members.PRIORITY);
    TaskSettings settings =
        TaskSettings.named(name.isBlank() ? unnamed : name)
            .kind(TaskKind.THREAD)
            .priority(priority)
            .delay(duration(delay, unit))
            .limit(limit)
            .unique(unique);
    return new BackgroundSettings(settings, executor);
  }

  /**
   * Reads what counts for a method.
   *
   * @param faults gets what is set and not allowed, and so does not count
   */
  CaptureSettings capture(
      String beanClass, String method, CapturedOutput annotation, List<String> faults) {
    return capture(Overrides.of(source, beanClass, method, CAPTURED_OUTPUT, faults), annotation);
  }

  private CaptureSettings capture(Overrides given, CapturedOutput annotation) {
    Set<StreamKind> streams =
        given.get("streams", Set.copyOf(List.of(annotation.streams())), Members.STREAMS);
    boolean echo = given.get("echo", annotation.echo(), Members.ECHO);
    Level level = given.get("level", CaptureSettings.level(annotation.level()), Members.LEVEL);
    List<String> loggers = given.get("loggers", List.of(annotation.loggers()), Members.LOGGERS);
    long limit = given.get("limit", annotation.limit(), Members.OUTPUT_LIMIT);
    Keep keep = given.get("keep", annotation.keep(), Members.KEEP);
    return new CaptureSettings(streams, echo, level, loggers, limit, keep);
  }

  static String nameOf(String beanClass, String method) {
    return beanClass.substring(Math.max(beanClass.lastIndexOf('.'), beanClass.lastIndexOf('$')) + 1)
        + "."
        + method;
  }

  /** The longest there is where a number of long units is longer still. */
  private static Duration duration(long number, ChronoUnit unit) {
    try {
      return Duration.of(number, unit);
    } catch (ArithmeticException e) {
      return Duration.ofSeconds(Long.MAX_VALUE);
    }
  }
}
