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
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Collectors;

/** Turns the annotations of a method, and what configuration says of them, into settings. */
final class Configuration {
  private final SettingSource source;
  private final Syntax<String> executorName;
  private final BiConsumer<String, List<String>> faults;

  /**
   * Makes one.
   *
   * @param faults gets the name of a task, and what is configured for it and not allowed; if it
   *     returns, that counts as not set
   */
  Configuration(
      SettingSource source,
      Predicate<String> executorExists,
      BiConsumer<String, List<String>> faults) {
    this.source = source;
    this.executorName =
        new Syntax<>(
            text -> Syntax.onlyIf(executorExists.test(text), text),
            "the @Identifier or @Named value of an Executor bean, or a java: name");
    this.faults = faults;
  }

  /**
   * Reads everything that is configured for an application, and lists what is not allowed. Methods
   * are asked for where a key is listed that may be one of theirs: there may be many, and seldom is
   * there a key. What a source has and does not list is found by the first call of its method.
   */
  static List<String> faults(
      SettingSource source, Deployed deployed, Predicate<String> executorExists) {
    List<String> all = new ArrayList<>(new Settings(source).faults());
    Set<String> ofMethods = new LinkedHashSet<>(); // two methods may have one in common
    Map<String, Optional<String>> known = new HashMap<>();
    Configuration configuration =
        new Configuration(
            key -> known.computeIfAbsent(key, source::value),
            executorExists,
            (task, found) -> ofMethods.addAll(found));
    boolean background = isListed(source, "Background");
    boolean capture = isListed(source, "CapturedOutput");
    for (MethodDescription method : deployed.methods()) {
      if (background && method.has(Names.BACKGROUND)) {
        configuration.background(method.beanClass(), method.name(), Plain.BACKGROUND);
      }
      if (capture && method.has(Names.CAPTURED_OUTPUT)) {
        configuration.capture(method.beanClass(), method.name(), Plain.CAPTURED_OUTPUT);
      }
    }
    all.addAll(ofMethods);
    FaultTolerancePriority.fault(source, deployed).ifPresent(all::add);
    return all;
  }

  private static boolean isListed(SettingSource source, String annotation) {
    boolean listsNothing = true;
    for (String key : source.keys()) {
      if (Overrides.mayOverride(key, annotation)) {
        return true;
      }
      listsNothing = false;
    }
    return listsNothing; // it may have anything
  }

  static String message(Collection<String> faults) {
    return "Errand cannot start, because of its configuration:" + list(faults);
  }

  /**
   * Makes one whose methods' calls are refused, for what was not there to be found at the start.
   */
  static Configuration refusingCalls(SettingSource source, Predicate<String> executorExists) {
    return new Configuration(
        source,
        executorExists,
        (task, found) -> {
          throw new IllegalArgumentException(
              "Task '" + task + "' was not started, because of its configuration:" + list(found));
        });
  }

  private static String list(Collection<String> faults) {
    return faults.stream().map(fault -> "\n  - " + fault).collect(Collectors.joining());
  }

  /** The settings of a background method, and the name of its executor ("" for the default). */
  record BackgroundSettings(TaskSettings settings, String executor) {}

  BackgroundSettings background(String beanClass, String method, Background annotation) {
    Overrides given = overrides(beanClass, method, "Background");
    String name = given.get("name", annotation.name(), Members.NAME);
    String executor = given.get("executor", annotation.executor(), executorName);
    long delay = given.get("delay", annotation.delay(), Members.DELAY);
    ChronoUnit unit = given.get("delayUnit", annotation.delayUnit(), Members.DELAY_UNIT);
    int limit = given.get("limit", annotation.limit(), Members.TASK_LIMIT);
    boolean unique = given.get("unique", annotation.unique(), Members.UNIQUE);
    TaskPriority priority = given.get("priority", annotation.priority(), Members.PRIORITY);
    TaskSettings settings =
        TaskSettings.named(name.isBlank() ? nameOf(beanClass, method) : name)
            .kind(TaskKind.THREAD)
            .priority(priority)
            .delay(duration(delay, unit))
            .limit(limit)
            .unique(unique);
    tell(beanClass, method, given);
    return new BackgroundSettings(settings, executor);
  }

  CaptureSettings capture(String beanClass, String method, CapturedOutput annotation) {
    Overrides given = overrides(beanClass, method, "CapturedOutput");
    Set<StreamKind> streams =
        given.get("streams", Set.copyOf(List.of(annotation.streams())), Members.STREAMS);
    boolean echo = given.get("echo", annotation.echo(), Members.ECHO);
    Level level = given.get("level", CaptureSettings.level(annotation.level()), Members.LEVEL);
    List<String> loggers = given.get("loggers", List.of(annotation.loggers()), Members.LOGGERS);
    long limit = given.get("limit", annotation.limit(), Members.OUTPUT_LIMIT);
    Keep keep = given.get("keep", annotation.keep(), Members.KEEP);
    tell(beanClass, method, given);
    return new CaptureSettings(streams, echo, level, loggers, limit, keep);
  }

  private Overrides overrides(String beanClass, String method, String annotation) {
    return new Overrides(source, beanClass, method, annotation);
  }

  private void tell(String beanClass, String method, Overrides given) {
    if (!given.faults().isEmpty()) {
      faults.accept(nameOf(beanClass, method), given.faults());
    }
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
