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
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Collectors;

/** Turns the annotations of a method, and what configuration says of them, into settings. */
final class Configuration {
  private final SettingSource source;
  private final Syntax<String> executorName;
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Optional<String>> shared = new ConcurrentHashMap<>();

  Configuration(SettingSource source, Predicate<String> executorExists) {
    this.source = source;
    this.executorName =
        new Syntax<>(
            text -> Syntax.onlyIf(executorExists.test(text), text),
            "the @Identifier or @Named value of an Executor bean, or a java: name");
  }

  /** Reads everything that is configured for an application, and lists what is not allowed. */
  static List<String> faults(Deployed deployed, Predicate<String> executorExists) {
    SettingSource source = Settings.source();
    Settings settings = new Settings(source);
    Configuration configuration = new Configuration(source, executorExists);
    List<String> ofBackground = members(Background.class);
    List<String> ofCapturedOutput = members(CapturedOutput.class);
    for (MethodDescription method : deployed.methods()) {
      String type = method.beanClass();
      if (method.has(Names.BACKGROUND)
          && configuration.overrides(type, method.name(), "Background").has(ofBackground)) {
        configuration.background(type, method.name(), Plain.BACKGROUND);
      }
      if (method.has(Names.CAPTURED_OUTPUT)
          && configuration.overrides(type, method.name(), "CapturedOutput").has(ofCapturedOutput)) {
        configuration.capture(type, method.name(), Plain.CAPTURED_OUTPUT);
      }
    }
    List<String> all = new ArrayList<>(settings.faults());
    all.addAll(new LinkedHashSet<>(configuration.faults)); // two methods may have one in common
    FaultTolerancePriority.fault(source, deployed).ifPresent(all::add);
    return all;
  }

  private static List<String> members(Class<? extends Annotation> annotation) {
    List<String> members = new ArrayList<>();
    for (Method member : annotation.getDeclaredMethods()) {
      members.add(member.getName());
    }
    return members;
  }

  static String message(Collection<String> faults) {
    return "Errand cannot start, because of its configuration:"
        + faults.stream().map(fault -> "\n  - " + fault).collect(Collectors.joining());
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
    return new CaptureSettings(streams, echo, level, loggers, limit, keep);
  }

  private Overrides overrides(String beanClass, String method, String annotation) {
    return new Overrides(source, beanClass, method, annotation, shared, faults);
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
