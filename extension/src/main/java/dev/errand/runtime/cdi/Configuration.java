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
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Collectors;

/** Turns the annotations of a method, and what configuration says of them, into settings. */
final class Configuration {
  private final SettingSource source;
  private final Predicate<String> executorExists;
  private final List<String> faults = new ArrayList<>();

  Configuration(SettingSource source, Predicate<String> executorExists) {
    this.source = source;
    this.executorExists = executorExists;
  }

  /** Reads everything that is configured for an application, and lists what is not allowed. */
  static List<String> faults(Deployed deployed, Predicate<String> executorExists) {
    SettingSource source = Settings.source();
    Settings settings = new Settings(source);
    settings.supervisor();
    settings.processes();
    Configuration configuration = new Configuration(source, executorExists);
    for (MethodDescription method : deployed.methods()) {
      if (method.has(Names.BACKGROUND)) {
        configuration.background(method.beanClass(), method.name(), Plain.BACKGROUND);
      }
      if (method.has(Names.CAPTURED_OUTPUT)) {
        configuration.capture(method.beanClass(), method.name(), Plain.CAPTURED_OUTPUT);
      }
    }
    List<String> all = new ArrayList<>(settings.faults());
    configuration.faults.stream().distinct().forEach(all::add);
    return all;
  }

  static String message(Collection<String> faults) {
    return "Errand cannot start, because of its configuration:"
        + faults.stream().map(fault -> "\n  - " + fault).collect(Collectors.joining());
  }

  /** The settings of a background method, and the name of its executor ("" for the default). */
  record BackgroundSettings(TaskSettings settings, String executor) {}

  BackgroundSettings background(String beanClass, String method, Background annotation) {
    Overrides given = overrides(beanClass, method, "Background");
    String name = given.get("name", annotation.name(), text -> text, text -> true, "");
    String executor =
        given.get(
            "executor",
            annotation.executor(),
            text -> text,
            executorExists,
            "the @Identifier or @Named value of an Executor bean, or a java: name");
    long delay =
        given.get(
            "delay", annotation.delay(), Long::valueOf, value -> value >= 0, "a number, 0 or more");
    ChronoUnit unit =
        given.get(
            "delayUnit",
            annotation.delayUnit(),
            ChronoUnit::valueOf,
            value -> value.compareTo(ChronoUnit.DAYS) <= 0,
            "a unit from NANOS to DAYS");
    int limit =
        given.get(
            "limit",
            annotation.limit(),
            Integer::valueOf,
            value -> value >= 0,
            "a whole number, 1 or more, or 0 for none");
    TaskPriority priority = given.get("priority", annotation.priority(), TaskPriority.class);
    TaskSettings settings =
        TaskSettings.named(name.isEmpty() ? nameOf(beanClass, method) : name)
            .kind(TaskKind.THREAD)
            .priority(priority)
            .delay(Duration.of(delay, unit))
            .limit(limit);
    return new BackgroundSettings(settings, executor);
  }

  CaptureSettings capture(String beanClass, String method, CapturedOutput annotation) {
    Overrides given = overrides(beanClass, method, "CapturedOutput");
    Set<StreamKind> streams =
        given.get(
            "streams",
            Set.of(annotation.streams()),
            text -> words(text).map(StreamKind::valueOf).collect(Collectors.toSet()),
            value -> true,
            "some of " + EnumSet.allOf(StreamKind.class) + ", separated by commas");
    boolean echo =
        given.get(
            "echo", annotation.echo(), Configuration::parseBoolean, value -> true, "true or false");
    Level level =
        given.get(
            "level",
            CaptureSettings.level(annotation.level()),
            CaptureSettings::level,
            value -> true,
            "the name of a log level");
    List<String> loggers =
        given.get(
            "loggers",
            List.of(annotation.loggers()),
            text -> words(text).toList(),
            value -> true,
            "names of loggers, separated by commas");
    long limit =
        given.get(
            "limit",
            annotation.limit(),
            Long::valueOf,
            value -> value >= 1,
            "a number of bytes, 1 or more");
    Keep keep = given.get("keep", annotation.keep(), Keep.class);
    return new CaptureSettings(streams, echo, level, loggers, limit, keep);
  }

  private Overrides overrides(String beanClass, String method, String annotation) {
    return new Overrides(source, beanClass, method, annotation, faults);
  }

  static String nameOf(String beanClass, String method) {
    return beanClass.substring(Math.max(beanClass.lastIndexOf('.'), beanClass.lastIndexOf('$')) + 1)
        + "."
        + method;
  }

  private static java.util.stream.Stream<String> words(String text) {
    return Arrays.stream(text.split(",")).map(String::trim).filter(word -> !word.isEmpty());
  }

  private static Boolean parseBoolean(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(text);
    }
    return Boolean.valueOf(text);
  }

  /** The annotations with nothing but defaults, to read what overrides them. */
  @Background
  @CapturedOutput
  private static final class Plain {
    static final Background BACKGROUND = Plain.class.getAnnotation(Background.class);
    static final CapturedOutput CAPTURED_OUTPUT = Plain.class.getAnnotation(CapturedOutput.class);

    private Plain() {}
  }
}
